import { loadAttempts } from '../attempts/attempts';
import { dataFlow } from '../data-flow/data-flow';
import { numberField } from '../data-flow/number-field';
import type { Json } from '../json';
import { nextOf, targetsOf } from '../load/fields';
import { loadBatcher } from '../map/batches';
import { runDistributed } from '../map/distributed';
import { runInline } from '../map/inline';
import { loadItems } from '../map/items';
import { loadProcessor, REFUSED } from '../map/processor';
import { loadTolerance } from '../map/tolerance';
import { mocked } from '../task/perform';
import type { StateLoader } from './index';

const PROCESSOR_FIELDS = [
  ...REFUSED,
  'ItemBatcher',
  'ItemProcessor',
  'Iterator',
  'ItemSelector',
  'MaxConcurrency',
  'Label',
  'ToleratedFailureCount',
  'ToleratedFailurePercentage',
];

/**
 * Runs the same states for every item of a list, inline or as executions of their own (distributed).
 *
 * Not here: ItemReader and ResultWriter, which read and write S3; they are refused when the definition is loaded.
 */
export const map: StateLoader = {
  fields: {
    both: ['Next', 'End', 'Assign', 'Retry', 'Catch', ...PROCESSOR_FIELDS],
    JSONPath: [
      'InputPath',
      'ItemsPath',
      'Parameters',
      'ResultSelector',
      'ResultPath',
      'OutputPath',
      'MaxConcurrencyPath',
      'ToleratedFailureCountPath',
      'ToleratedFailurePercentagePath',
    ],
    JSONata: ['Items', 'Output'],
  },
  load(name, definition, place) {
    const next = nextOf(definition, place);
    // Parameters is the older name of ItemSelector: it is evaluated once for each item, not for the state.
    const { Parameters: _perItem, ...whole } = definition;
    const flow = dataFlow(whole, place);
    const attempts = loadAttempts(definition, place);
    const items = loadItems(definition, place);
    const processor = loadProcessor(definition, place);
    const concurrency = numberField(definition, 'MaxConcurrency', { isInteger: true, least: 0 }, place);
    const tolerance = loadTolerance(definition, place);
    const batcher = loadBatcher(definition, place);
    return {
      name,
      type: 'Map',
      isAttempted: true,
      targets: [...targetsOf(next), ...attempts.targets],
      run(step) {
        const { thread } = step;
        const attempt = async () => {
          const input = flow.enter(step);
          const most = (await concurrency(step, input)) ?? 0;
          const list = await items.list(step, input);
          thread.record('MapStateStarted', { length: list.length });
          const isTolerated = await tolerance(step, input);
          const mock = mocked(step.probe);
          if (mock !== undefined) return { ...(await flow.leave(step, mock)), next };
          const work = { step, items: list, select: items.select(step, input), processor, concurrency: most };
          const results: Json[] = processor.isDistributed
            ? await runDistributed({ ...work, input, batcher, isTolerated })
            : await runInline(work);
          return { ...(await flow.leave(step, results)), next };
        };
        return attempts.run(step, attempt, ({ isFinal }) => void (isFinal || thread.record('MapStateFailed')));
      },
    };
  },
};
