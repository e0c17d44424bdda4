import { watch } from 'node:fs';
import type { Clock } from '../../cloud/clock';
import type { Cloud } from '../../cloud/cloud';
import type { Edit } from '../protocol';
import { EditQueue } from './edit-queue';

export { describeEdit } from './describe-edit';

export interface WatchEditsOptions {
  readonly cloud: Cloud;
  /** The folder that ops edit: `statemachines/`. */
  readonly folder: string;
  /** Real time: files are saved in it. */
  readonly clock: Clock;
  /** Writes a cloud assembly, made from what is in `folder` now, into a new folder. It may stop early once the signal aborts. */
  synthesize(assembly: string, signal: AbortSignal): Promise<void>;
  onEdit?(edit: Edit): void;
}

/** What ops do to the definitions, live. */
export interface Edits {
  /** Each template file as it is hosted now: an edit that was applied changes it. */
  readonly templates: Cloud['templates'];
  /** The newest of each file, in the order they happened. */
  readonly newest: readonly Edit[];
  subscribe(listener: (edit: Edit) => void): () => void;
  /** Watches no longer, takes nothing over any more, and resolves when the synthesis has stopped. */
  close(): Promise<void>;
}

/** An editor saves in several steps. */
const SETTLED_MS = 100;

/**
 * Watches the definitions that ops edit. A sound edit is synthesized and is live for the next execution, as it would be after a deployment;
 * a broken one is refused with the reasons, and the former definition stays. Not here: edits of anything but definitions (refused by name).
 */
export function watchEdits({ cloud, folder, clock, synthesize, onEdit }: WatchEditsOptions): Edits {
  const listeners = new Set<(edit: Edit) => void>(onEdit ? [onEdit] : []);
  const newest = new Map<string, Edit>();
  const closed = new AbortController();
  const report = (edit: Edit) => {
    if (closed.signal.aborted) return;
    newest.delete(edit.file);
    newest.set(edit.file, edit);
    for (const listener of listeners) listener(edit);
  };
  const queue = new EditQueue({ cloud, folder, clock, synthesize, report, signal: closed.signal });

  let running: Promise<void> = Promise.resolve();
  let settled: ReturnType<Clock['setTimeout']> | undefined;
  const failed = (error: unknown) =>
    report({ outcome: 'refused', file: folder, reasons: [{ reason: messageOf(error), fix: 'restart npm start' }] });
  const saved = () => {
    clock.clearTimeout(settled);
    settled = clock.setTimeout(() => {
      running = queue.takeOver().catch(failed);
    }, SETTLED_MS);
  };
  const watcher = watch(folder, { persistent: false }, saved);
  watcher.on('error', failed);
  // What was saved between the synthesis of the assembly and now.
  saved();

  return {
    get templates() {
      return queue.hosted.files;
    },
    get newest() {
      return [...newest.values()];
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async close() {
      closed.abort();
      clock.clearTimeout(settled);
      watcher.close();
      await running;
    },
  };
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
