import { Failure } from '../failure';
import type { Json } from '../json';
import type { Machine } from '../load/machine';
import { runBranches } from '../run/branches';
import { Execution } from '../run/execution';
import type { MapWork } from './inline';
import type { Tolerance } from './tolerance';

/** How many executions a map run has at a time when nothing is said. */
const MAP_RUN_CONCURRENCY = 10_000;

/** Every item is an execution of its own, with its own history; this one records only that the map run started and how it ended. */
export async function runDistributed({ step, items, select, processor, concurrency }: MapWork, isTolerated: Tolerance): Promise<Json[]> {
  const { thread, state } = step;
  const { execution } = thread;
  const { host, history, machine, identity } = execution;
  const label = processor.label ?? host.random.uuid();
  const runId = host.random.uuid();
  const arn = (resource: string) => `arn:aws:states:${host.region}:${host.accountId}:${resource}`;
  const childMachine: Machine = { ...machine, flow: processor.flow, timeoutSeconds: undefined };
  let failures = 0;

  const mapRunArn = arn(`mapRun:${identity.stateMachineName}/${label}:${runId}`);
  const startedId = thread.record('MapRunStarted', { mapRunArn });

  const start = (value: Json, index: number) => () => {
    const own = thread.branch();
    const run = async (): Promise<Json> => {
      const name = host.random.uuid();
      const child = new Execution(childMachine, {
        identity: { ...identity, arn: arn(`execution:${identity.stateMachineName}/${label}:${name}`), name },
        input: await select({ Index: index, Value: value }),
        host,
      });
      own.lifetime.onEnd(() => child.stop());
      const outcome = await child.outcome;
      if (outcome.status === 'SUCCEEDED') return outcome.output;
      if (!isTolerated(++failures, items.length)) throw thresholdExceeded();
      return { Error: outcome.error ?? null, Cause: outcome.cause ?? null };
    };
    return { thread: own, run };
  };

  try {
    const results = await runBranches(thread, items.map(start), concurrency === 0 ? MAP_RUN_CONCURRENCY : concurrency);
    thread.lastEventId = startedId;
    const succeededId = history.add('MapRunSucceeded', startedId, undefined, state.name);
    history.add('MapStateSucceeded', succeededId, undefined, state.name);
    return results;
  } catch (error) {
    thread.lastEventId = startedId;
    if (error instanceof Failure) thread.record('MapRunFailed', { error: error.error, cause: error.reason });
    throw error;
  }
}

const thresholdExceeded = () =>
  new Failure('States.ExceedToleratedFailureThreshold', 'The specified tolerated failure threshold was exceeded');
