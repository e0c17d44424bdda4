import { type Intrinsic, listOf, type Place, refuse, type Scope, textOf } from './scope';

export const ifElse: Intrinsic = (args, scope) => scope.resolve(chosenBranch(args, scope));

/** The branch of a Fn::If that counts. */
export function chosenBranch(args: unknown, scope: Pick<Scope, 'place' | 'condition'>): unknown {
  const [name, then, otherwise] = listOf(3, 'Fn::If', args, scope);
  return scope.condition(textOf('Fn::If', name, scope)) ? then : otherwise;
}

type ConditionScope = Pick<Scope, 'place' | 'condition' | 'resolve'>;

/** Functions that give true or false: they stand in `Conditions` only. */
const functions: Readonly<Record<string, (args: unknown, scope: ConditionScope) => boolean>> = {
  Condition: (args, scope) => scope.condition(textOf('Condition', args, scope)),
  'Fn::Equals': (args, scope) => {
    const [left, right] = listOf(2, 'Fn::Equals', args, scope).map((side) => JSON.stringify(asText(scope.resolve(side))));
    return left === right;
  },
  'Fn::Not': (args, scope) => listOf(1, 'Fn::Not', args, scope).every((operand) => !evaluateCondition(operand, scope)),
  'Fn::And': (args, scope) => operands('Fn::And', args, scope).every((operand) => evaluateCondition(operand, scope)),
  'Fn::Or': (args, scope) => operands('Fn::Or', args, scope).some((operand) => evaluateCondition(operand, scope)),
};

export const conditionFunctions = Object.keys(functions);

export function evaluateCondition(expression: unknown, scope: ConditionScope): boolean {
  const entries = typeof expression === 'object' && expression !== null ? Object.entries(expression) : [];
  const [name, args] = entries[0] ?? [];
  const evaluate = entries.length === 1 && name !== undefined ? functions[name] : undefined;
  if (!evaluate)
    return refuse(`a condition is ${JSON.stringify(expression)}, expected one of ${conditionFunctions.join(', ')}`, scope.place);
  return evaluate(args, scope);
}

function operands(name: string, args: unknown, { place }: { place: Place }): readonly unknown[] {
  if (!Array.isArray(args) || args.length < 2 || args.length > 10)
    refuse(`${name} takes 2 to 10 conditions, got ${JSON.stringify(args)}`, place);
  return args;
}

/** `true` and `"true"` are equal. */
const asText = (value: unknown) => (typeof value === 'number' || typeof value === 'boolean' ? String(value) : value);
