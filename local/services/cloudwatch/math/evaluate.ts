import type { Expression } from './expression';
import { FUNCTIONS } from './functions';
import { combined, isSeries, mapped, type Series, type Value } from './series';

const OPERATORS: Readonly<Record<string, (left: number, right: number) => number>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '^': (left, right) => left ** right,
  '<': (left, right) => Number(left < right),
  '<=': (left, right) => Number(left <= right),
  '>': (left, right) => Number(left > right),
  '>=': (left, right) => Number(left >= right),
  '==': (left, right) => Number(left === right),
  '!=': (left, right) => Number(left !== right),
  '&&': (left, right) => Number(left !== 0 && right !== 0),
  AND: (left, right) => Number(left !== 0 && right !== 0),
  '||': (left, right) => Number(left !== 0 || right !== 0),
  OR: (left, right) => Number(left !== 0 || right !== 0),
};

export interface Given {
  /** Of each id that the expression names. */
  value(id: string): Value;
  readonly periodSeconds: number;
}

export function evaluate(expression: Expression, given: Given): Value {
  switch (expression.kind) {
    case 'number':
      return expression.value;
    case 'id':
      return given.value(expression.id);
    case 'negative':
      return mapped(evaluate(expression.of, given), (value) => -value);
    case 'list':
      return seriesIn(expression.of, given);
    case 'operation': {
      const combine = OPERATORS[expression.operator] as (left: number, right: number) => number;
      return combined(evaluate(expression.left, given), evaluate(expression.right, given), combine);
    }
    case 'call': {
      const call = FUNCTIONS[expression.name] as (typeof FUNCTIONS)[string];
      const words = expression.of.map((each) => (each.kind === 'id' && /^[A-Z]/.test(each.id) ? each.id : undefined));
      const values = expression.of.map((each, index) => (words[index] === undefined ? evaluate(each, given) : []));
      return call({ values, words, periodSeconds: given.periodSeconds });
    }
  }
}

function seriesIn(expressions: readonly Expression[], given: Given): readonly Series[] {
  return expressions.flatMap((each) => {
    const value = evaluate(each, given);
    if (typeof value === 'number') throw new SyntaxError('a list holds a number, expected metrics');
    return isSeries(value) ? [value] : [...value];
  });
}
