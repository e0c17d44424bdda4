import { type Action, type ActionType, type FlowPlace, nextActions } from './action';
import { actionTypes } from './actions';
import { operators } from './conditions';

/** Everything that is wrong with one action of a flow. */
// https://docs.aws.amazon.com/connect/latest/APIReference/flow-language-actions.html
export function complaintsAboutAction(action: Action, actions: ReadonlyMap<string, Action>, place: FlowPlace): string[] {
  const type = Object.hasOwn(actionTypes, action.type) ? actionTypes[action.type] : undefined;
  if (!type) return [`the type ${action.type} is not here; see docs/local-coverage.md`];
  if (type.flowTypes && !type.flowTypes.includes(place.flowType)) {
    return [`the type ${action.type} cannot be in a flow of type ${place.flowType}, only in ${type.flowTypes.join(' or ')}`];
  }
  const parameters = type.parameters(action.parameters, 'Parameters');
  return [
    ...complaintsAboutIdentifier(action.identifier),
    ...(parameters ? [parameters] : complaintsAboutErrors(action, type)),
    ...(parameters ? [] : complaintsAboutConditions(action, type)),
    ...complaintsAboutNextAction(action, type),
    ...nextActions(action)
      .filter((next) => !actions.has(next))
      .map((next) => `the action ${next} does not exist`),
    ...[parameters ? undefined : type.complaint?.(action, place)].filter((complaint) => complaint !== undefined),
  ];
}

const FORBIDDEN_IN_IDENTIFIERS = /[%:(\\/)=$,;[\]{}]/;

function complaintsAboutIdentifier(identifier: unknown): string[] {
  if (typeof identifier !== 'string' || identifier.length < 1 || identifier.length > 50) return ['Identifier is not 1 to 50 characters'];
  return FORBIDDEN_IN_IDENTIFIERS.test(identifier) || identifier in Object.prototype
    ? ['Identifier has characters that Connect refuses']
    : [];
}

function complaintsAboutErrors({ errors, parameters }: Action, type: ActionType): string[] {
  const expected = type.errors(parameters);
  return [
    ...expected.filter((error) => !errors.has(error)).map((error) => `the error branch ${error} is missing`),
    ...[...errors.keys()].filter((error) => !expected.includes(error)).map((error) => `it cannot have the error branch ${error}`),
  ];
}

function complaintsAboutConditions({ conditions, parameters }: Action, { operators: allowed = [], operands: fixed }: ActionType): string[] {
  const operands = typeof fixed === 'function' ? fixed(parameters) : fixed;
  if (conditions.length && !allowed.length) return ['it cannot have conditions'];
  const complaints = conditions
    .filter(({ operator }) => !allowed.includes(operator) || !(operator in operators))
    .map(({ operator }) => `the condition operator ${operator} is not ${allowed.join(' or ')}`);
  const isFixed = (operand: unknown) => typeof operand === 'string' && !operand.includes('$.');
  if (!conditions.every((condition) => condition.operands.length === 1 && condition.operands.every(isFixed))) {
    complaints.push('a condition has one operand, a string without references');
  }
  const given = conditions.flatMap((condition) => condition.operands).sort();
  if (operands && given.join() !== [...operands].sort().join())
    complaints.push(`its conditions are [${given}], expected exactly ${operands.join(' and ')}`);
  return complaints;
}

function complaintsAboutNextAction({ nextAction, errors, conditions }: Action, { isTerminal, isEnd }: ActionType): string[] {
  if (isEnd) return []; // the designer exports a next action, which is never taken
  if (!isTerminal) return nextAction === undefined ? ['Transitions.NextAction is missing'] : [];
  return nextAction === undefined && errors.size === 0 && conditions.length === 0 ? [] : ['it ends the flow and cannot have transitions'];
}
