import { FUNCTIONS } from './functions';
import { type Token, tokensOf } from './tokens';

/** What an expression is made of. */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'id'; readonly id: string }
  | { readonly kind: 'negative'; readonly of: Expression }
  | { readonly kind: 'operation'; readonly operator: string; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'call'; readonly name: string; readonly of: readonly Expression[] }
  | { readonly kind: 'list'; readonly of: readonly Expression[] };

/** From those that bind least to those that bind most. */
const LEVELS: readonly (readonly string[])[] = [
  ['||', 'OR'],
  ['&&', 'AND'],
  ['==', '!=', '<', '<=', '>', '>='],
  ['+', '-'],
  ['*', '/'],
];

/** Words that stand where an id could, and mean something to FILL. */
const CONSTANTS = ['REPEAT', 'LINEAR'];

/**
 * Reads a metric math expression. Throws SyntaxError for what is none, or calls what is not hosted. Not here: SEARCH, Metrics Insights queries,
 * ANOMALY_DETECTION_BAND, INSIGHT_RULE_METRIC, LAMBDA and the functions that sort, slice or use dates.
 */
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
export function parseExpression(text: string): Expression {
  const tokens = tokensOf(text);
  let at = 0;
  const isNext = (symbol: string) => textOf(tokens[at]) === symbol;

  function take(symbol: string): void {
    if (!isNext(symbol)) throw new SyntaxError(`expected ${symbol}, got ${textOf(tokens[at]) ?? 'its end'}`);
    at++;
  }

  function operations(level: number): Expression {
    const operators = LEVELS[level];
    if (!operators) return power();
    let left = operations(level + 1);
    for (;;) {
      const operator = textOf(tokens[at]);
      if (operator === undefined || !operators.includes(operator)) return left;
      at++;
      left = { kind: 'operation', operator, left, right: operations(level + 1) };
    }
  }

  function power(): Expression {
    if (isNext('-')) {
      at++;
      return { kind: 'negative', of: power() };
    }
    const base = operand();
    if (!isNext('^')) return base;
    at++;
    return { kind: 'operation', operator: '^', left: base, right: power() };
  }

  function operand(): Expression {
    const token = tokens[at++];
    if (token === undefined) throw new SyntaxError('ends too early');
    if (token.kind === 'number') return token;
    if (token.kind === 'name') return isNext('(') ? call(token.text) : named(token.text);
    if (token.text === '(') {
      const inner = operations(0);
      take(')');
      return inner;
    }
    if (token.text === '[') return { kind: 'list', of: listUntil(']') };
    throw new SyntaxError(`does not begin with ${token.text}`);
  }

  function call(name: string): Expression {
    if (!Object.hasOwn(FUNCTIONS, name)) throw new SyntaxError(`no function ${name} here; there are ${Object.keys(FUNCTIONS).join(', ')}`);
    take('(');
    return { kind: 'call', name, of: listUntil(')') };
  }

  function listUntil(end: string): Expression[] {
    const found: Expression[] = [];
    while (!isNext(end)) {
      if (found.length > 0) take(',');
      found.push(operations(0));
    }
    take(end);
    return found;
  }

  const whole = operations(0);
  if (at < tokens.length) throw new SyntaxError(`goes on with ${textOf(tokens[at])} where it should end`);
  return whole;
}

function named(id: string): Expression {
  if (!CONSTANTS.includes(id) && !/^[a-z]/.test(id)) throw new SyntaxError(`${id} is no id: ids begin with a small letter`);
  return { kind: 'id', id };
}

/** The ids that an expression names. */
export function idsIn(expression: Expression): readonly string[] {
  switch (expression.kind) {
    case 'number':
      return [];
    case 'id':
      return CONSTANTS.includes(expression.id) ? [] : [expression.id];
    case 'negative':
      return idsIn(expression.of);
    case 'operation':
      return [...idsIn(expression.left), ...idsIn(expression.right)];
    default:
      return expression.of.flatMap(idsIn);
  }
}

const textOf = (token: Token | undefined): string | undefined =>
  token === undefined ? undefined : token.kind === 'number' ? String(token.value) : token.text;
