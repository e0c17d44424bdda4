import { dataFlow } from '../data-flow/data-flow';
import type { StateLoader } from './index';

export const succeed: StateLoader = {
  fields: { both: [], JSONPath: ['InputPath', 'OutputPath'], JSONata: ['Output'] },
  load(name, definition, place) {
    const flow = dataFlow(definition, place);
    return {
      name,
      type: 'Succeed',
      isAttempted: false,
      targets: [],
      async run(step) {
        const left = await flow.leave(step, flow.enter(step));
        return { ...left, next: undefined };
      },
    };
  },
};
