import { loadRule, type Rule } from '../choice/rule';
import { assignment } from '../data-flow/assignment';
import { dataFlow, type Passage } from '../data-flow/data-flow';
import { jsonataTemplate } from '../data-flow/jsonata-template';
import { RuntimeProblem } from '../failure';
import { isObject, type Json, type JsonObject } from '../json';
import type { Place } from '../load/place';
import type { Step } from '../run/step';
import type { StateLoader } from './index';

interface Branch {
  readonly rule: Rule;
  readonly next: string;
  leave(step: Step, input: Json, otherwise: Passage): Promise<Passage>;
}

/** Takes the first of its Choices that holds, else Default. */
export const choice: StateLoader = {
  fields: { both: ['Choices', 'Default', 'Assign'], JSONPath: ['InputPath', 'OutputPath'], JSONata: ['Output'] },
  load(name, definition, place) {
    const { Choices: choices, Default: otherwise } = definition;
    if (!Array.isArray(choices) || choices.length === 0) place.problem('Choices', 'expected a list of at least one choice');
    if (otherwise !== undefined && typeof otherwise !== 'string')
      place.problem('Default', `expected the name of a state, got ${JSON.stringify(otherwise)}`);
    const branches = (Array.isArray(choices) ? choices : []).map((each: Json, index) => loadBranch(each, `Choices[${index}]`, place));
    const flow = dataFlow(definition, place);
    const unassigned = dataFlow(without(definition, 'Assign'), place);
    return {
      name,
      type: 'Choice',
      isAttempted: false,
      targets: [
        ...branches.map(({ next }, index) => ({ name: next, field: `Choices[${index}].Next` })),
        ...(typeof otherwise === 'string' ? [{ name: otherwise, field: 'Default' }] : []),
      ],
      async run(step) {
        const input = flow.enter(step);
        for (const { rule, next, leave } of branches) {
          if (await rule(step, input)) return { ...(await leave(step, input, await unassigned.leave(step, input))), next };
        }
        if (typeof otherwise === 'string') return { ...(await flow.leave(step, input)), next: otherwise };
        throw new RuntimeProblem(
          'Failed to transition out of the state. The state does not point to a next state.',
          'States.NoChoiceMatched',
        );
      },
    };
  },
};

function loadBranch(definition: Json, field: string, place: Place): Branch {
  const of = isObject(definition) ? definition : {};
  const { Next: next, Output: output, Assign: assign } = of;
  if (typeof next !== 'string') place.problem(`${field}.Next`, `expected the name of a state, got ${JSON.stringify(next)}`);
  const rule = loadRule(of, field, place, ['Next', 'Assign', 'Comment', ...(place.language === 'JSONata' ? ['Output'] : [])]);
  const outputOf = output === undefined || place.language === 'JSONPath' ? undefined : jsonataTemplate(output, `${field}/Output`, place);
  const assigned = assignment(assign, `${field}${place.language === 'JSONata' ? '/' : '.'}Assign`, place);
  return {
    rule,
    next: String(next),
    async leave(step, input, otherwise) {
      const view = step.view(input);
      return { assigned: await assigned?.(view), output: outputOf ? await outputOf(view) : otherwise.output };
    },
  };
}

const without = (object: JsonObject, name: string): JsonObject =>
  Object.fromEntries(Object.entries(object).filter(([each]) => each !== name));
