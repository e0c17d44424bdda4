import { loadAttempts } from '../attempts/attempts';
import { dataFlow } from '../data-flow/data-flow';
import { isObject, type Json, type JsonObject } from '../json';
import { nextOf, targetsOf } from '../load/fields';
import { type Flow, loadFlow } from '../load/flow';
import type { Place } from '../load/place';
import { runBranches } from '../run/branches';
import { runFlow } from '../run/run-flow';
import { mocked } from '../task/perform';
import type { StateLoader } from './index';

/** Runs every branch on the same input, side by side; the result is the branches' outputs in the order they are written. */
export const parallel: StateLoader = {
  fields: {
    both: ['Next', 'End', 'Assign', 'Branches', 'Retry', 'Catch'],
    JSONPath: ['InputPath', 'Parameters', 'ResultSelector', 'ResultPath', 'OutputPath'],
    JSONata: ['Arguments', 'Output'],
  },
  load(name, definition, place) {
    const next = nextOf(definition, place);
    const flow = dataFlow(definition, place);
    const attempts = loadAttempts(definition, place);
    const branches = loadBranches(definition, place);
    return {
      name,
      type: 'Parallel',
      isAttempted: true,
      targets: [...targetsOf(next), ...attempts.targets],
      run(step) {
        const { thread } = step;
        const attempt = async () => {
          const input = await flow.arguments(step);
          thread.record('ParallelStateStarted');
          const mock = mocked(step.probe);
          if (mock !== undefined) return { ...(await flow.leave(step, mock)), next };
          const results: Json[] = await runBranches(
            thread,
            branches.map((branch) => () => {
              const own = thread.branch();
              return { thread: own, run: () => runFlow(branch, input, own) };
            }),
            branches.length,
          );
          thread.execution.history.add('ParallelStateSucceeded', thread.lastEventId, undefined, name);
          return { ...(await flow.leave(step, results)), next };
        };
        return attempts.run(step, attempt, ({ isFinal }) => void (isFinal || thread.record('ParallelStateFailed')));
      },
    };
  },
};

function loadBranches({ Branches: branches }: JsonObject, place: Place): Flow[] {
  if (!Array.isArray(branches) || branches.length === 0) place.problem('Branches', 'expected a list of at least one branch');
  return (Array.isArray(branches) ? branches : []).map((branch: Json, index) => {
    for (const name of isObject(branch) ? Object.keys(branch) : []) {
      if (!BRANCH_FIELDS.includes(name)) place.problem(`Branches[${index}].${name}`, 'is no field of a branch');
    }
    return loadFlow(branch, place.in({ location: `${place.location}/Branches/${index}` }));
  });
}

const BRANCH_FIELDS = ['StartAt', 'States', 'Comment'];
