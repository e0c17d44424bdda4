import { dataFlow } from '../data-flow/data-flow';
import { nextOf, targetsOf } from '../load/fields';
import type { StateLoader } from './index';

/** Passes its input on, or a fixed Result, or what Parameters or Output make of it. */
export const pass: StateLoader = {
  fields: {
    both: ['Next', 'End', 'Assign'],
    JSONPath: ['InputPath', 'Parameters', 'Result', 'ResultPath', 'OutputPath'],
    JSONata: ['Output'],
  },
  load(name, definition, place) {
    const next = nextOf(definition, place);
    const flow = dataFlow(definition, place);
    const { Result: result } = definition;
    return {
      name,
      type: 'Pass',
      isAttempted: false,
      targets: targetsOf(next),
      async run(step) {
        const left = await flow.leave(step, result === undefined ? await flow.arguments(step) : result);
        return { ...left, next };
      },
    };
  },
};
