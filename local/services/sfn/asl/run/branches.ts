import { Ended, Failure } from '../failure';
import type { Json } from '../json';
import type { Thread } from './thread';

export interface Branch {
  readonly thread: Thread;
  run(): Promise<Json>;
  /** Returns the event it recorded. */
  onSucceeded?(): number;
  onFailed?(): void;
  onAborted?(): void;
}

/** Types of state that say so when they are ended from outside, or left behind by a failure within them. */
const ABORTED = { Task: 'TaskStateAborted', Wait: 'WaitStateAborted', Parallel: 'ParallelStateAborted', Map: 'MapStateAborted' } as const;

/**
 * Runs branches, at most `concurrency` at a time; resolves with their results in order. The first failure ends the others, and is thrown
 * once that is recorded; `parent` then goes on from the event of the branch that failed, or of the one that ended last.
 */
export async function runBranches(parent: Thread, branches: readonly (() => Branch)[], concurrency: number): Promise<Json[]> {
  const results: Json[] = new Array<Json>(branches.length).fill(null);
  const running: Branch[] = [];
  let next = 0;
  let lastSuccess: number | undefined;
  let failed: { branch: Branch; error: unknown } | undefined;

  async function worker(): Promise<void> {
    while (next < branches.length && !failed) {
      const index = next++;
      const branch = (branches[index] as () => Branch)();
      running.push(branch);
      try {
        results[index] = await branch.run();
        if (failed) return;
        parent.lastEventId = branch.thread.lastEventId;
        lastSuccess = branch.onSucceeded?.();
        running.splice(running.indexOf(branch), 1);
      } catch (error) {
        if (failed) return;
        failed = { branch, error };
        parent.lastEventId = branch.thread.lastEventId;
        // AWS ends the others a moment later: what happens at the same instant still happens.
        if (running.length > 1) await parent.sleep(0);
        for (const { thread } of running) thread.lifetime.end();
      }
    }
  }

  const started = Math.min(branches.length, concurrency === 0 ? branches.length : concurrency);
  await Promise.all(Array.from({ length: started }, worker));
  if (!failed) {
    parent.lastEventId = lastSuccess ?? parent.lastEventId;
    return results;
  }
  const { error, branch: failing } = failed;
  // A runtime error, and an end from outside, go straight up to the execution.
  if (error instanceof Ended || (error instanceof Failure && error.isFinal)) throw error;
  for (const branch of running) {
    if (branch === failing) branch.onFailed?.();
    else branch.onAborted?.();
    recordAborted(branch.thread, parent);
  }
  throw error;
}

function recordAborted(thread: Thread, parent: Thread): void {
  const type = thread.step?.state.type;
  if (type && type in ABORTED)
    parent.execution.history.add(ABORTED[type as keyof typeof ABORTED], parent.lastEventId, undefined, thread.step?.state.name);
}
