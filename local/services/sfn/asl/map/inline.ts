import type { Json } from '../json';
import { type Branch, runBranches } from '../run/branches';
import { runFlow } from '../run/run-flow';
import type { Step } from '../run/step';
import type { MapItem } from '../run/thread';
import type { Processor } from './processor';

export interface MapWork {
  readonly step: Step;
  readonly items: readonly Json[];
  readonly select: (item: MapItem) => Json | Promise<Json>;
  readonly processor: Processor;
  /** 0 is no limit. */
  readonly concurrency: number;
}

/** How many iterations an inline map runs at a time when nothing is said. */
const INLINE_CONCURRENCY = 40;

/** Every item is a branch of the same execution. */
export async function runInline({ step, items, select, processor, concurrency }: MapWork): Promise<Json[]> {
  const { thread, state } = step;
  const { history } = thread.execution;
  const iterate = (value: Json, index: number) => (): Branch => {
    const own = thread.branch({ Index: index, Value: value });
    const details = { name: state.name, index };
    const record = (type: 'MapIterationStarted' | 'MapIterationSucceeded' | 'MapIterationFailed' | 'MapIterationAborted', after: number) =>
      history.add(type, after, details, state.name);
    own.lastEventId = record('MapIterationStarted', thread.lastEventId);
    return {
      thread: own,
      run: async () => runFlow(processor.flow, await select({ Index: index, Value: value }), own),
      onSucceeded: () => record('MapIterationSucceeded', own.lastEventId),
      onFailed: () => void record('MapIterationFailed', thread.lastEventId),
      onAborted: () => void record('MapIterationAborted', thread.lastEventId),
    };
  };
  const results = await runBranches(thread, items.map(iterate), concurrency === 0 ? INLINE_CONCURRENCY : concurrency);
  history.add('MapStateSucceeded', thread.lastEventId, undefined, state.name);
  return results;
}
