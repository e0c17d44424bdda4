import { Failure } from '../failure';
import type { Json } from '../json';
import type { Machine } from '../load/machine';
import { runBranches } from '../run/branches';
import { Execution } from '../run/execution';
import type { Batch, Batcher } from './batches';
import type { MapWork } from './inline';
import type { Tolerance } from './tolerance';

/** How many executions a map run has at a time when nothing is said. */
const MAP_RUN_CONCURRENCY = 10_000;

export interface MapRun extends MapWork {
  readonly input: Json;
  readonly batcher: Batcher;
  readonly isTolerated: Tolerance;
}

/** Every item, or batch of items, is an execution of its own with its own history; this one tells only of the map run as a whole. */
export async function runDistributed(run: MapRun): Promise<Json[]> {
  const { step, items, select, processor, concurrency, input, batcher, isTolerated } = run;
  const { thread, state } = step;
  const { host, history, machine, identity } = thread.execution;
  const label = processor.label ?? host.random.uuid();
  const arn = (resource: string) => `arn:aws:states:${host.region}:${host.accountId}:${resource}`;
  const childMachine: Machine = { ...machine, flow: processor.flow, type: processor.executionType, timeoutSeconds: undefined };
  const redriveCount = processor.executionType === 'EXPRESS' ? undefined : 0;
  let failures = 0;

  const selected: Json[] = [];
  for (const [index, value] of items.entries()) selected.push(await select({ Index: index, Value: value }));
  const batches = await batcher(step, input, selected);
  const startedId = thread.record('MapRunStarted', {
    mapRunArn: arn(`mapRun:${identity.stateMachineName}/${label}:${host.random.uuid()}`),
  });

  const start = (batch: Batch) => () => {
    const own = thread.branch();
    const name = host.random.uuid();
    const childArn = arn(`execution:${identity.stateMachineName}/${label}:${name}`);
    return {
      thread: own,
      async run(): Promise<Json> {
        const child = new Execution(childMachine, {
          identity: { ...identity, arn: childArn, name, redriveCount },
          input: batch.input,
          host,
        });
        own.lifetime.onEnd(() => child.stop());
        const outcome = await child.outcome;
        if (outcome.status === 'SUCCEEDED') return outcome.output;
        failures += batch.items;
        if (!isTolerated(failures, items.length)) throw thresholdExceeded();
        return { Error: outcome.error ?? null, Cause: outcome.cause ?? null };
      },
    };
  };

  try {
    const results = await runBranches(thread, batches.map(start), concurrency === 0 ? MAP_RUN_CONCURRENCY : concurrency);
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
