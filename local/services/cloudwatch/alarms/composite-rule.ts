import type { AlarmState, CompositeAlarm } from './alarm';

type Rule = CompositeAlarm['rule'];

const TOKEN = /\s*(?:(ALARM|OK|INSUFFICIENT_DATA)\s*\(\s*(?:"([^"]+)"|'([^']+)'|([^()\s"']+))\s*\)|(AND|OR|NOT|TRUE|FALSE|[()]))/y;

type Token = { readonly state: AlarmState; readonly name: string } | { readonly word: string };

/** `ALARM("a") AND NOT (OK(b) OR FALSE)`; alarms by name or ARN. Throws SyntaxError. Not here: AT_LEAST. */
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html
export function parseRule(text: string): Pick<CompositeAlarm, 'rule' | 'of'> {
  const tokens = tokensOf(text.trim());
  let at = 0;
  const wordAt = (index: number): string | undefined => {
    const token = tokens[index];
    return token && 'word' in token ? token.word : undefined;
  };

  function either(): Rule {
    let left = both();
    while (wordAt(at) === 'OR') {
      at++;
      const [one, other] = [left, both()];
      left = (stateOf) => one(stateOf) || other(stateOf);
    }
    return left;
  }

  function both(): Rule {
    let left = single();
    while (wordAt(at) === 'AND') {
      at++;
      const [one, other] = [left, single()];
      left = (stateOf) => one(stateOf) && other(stateOf);
    }
    return left;
  }

  function single(): Rule {
    const token = tokens[at++];
    if (token === undefined) throw new SyntaxError('ends too early');
    if ('state' in token) return (stateOf) => stateOf(token.name) === token.state;
    if (token.word === 'TRUE') return () => true;
    if (token.word === 'FALSE') return () => false;
    if (token.word === 'NOT') {
      const inner = single();
      return (stateOf) => !inner(stateOf);
    }
    if (token.word !== '(') throw new SyntaxError(`has ${token.word} where an alarm should stand`);
    const inner = either();
    if (wordAt(at++) !== ')') throw new SyntaxError('lacks a )');
    return inner;
  }

  const rule = either();
  if (at < tokens.length) throw new SyntaxError('goes on where it should end');
  return { rule, of: tokens.flatMap((token) => ('state' in token ? [token.name] : [])) };
}

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const from = TOKEN.lastIndex;
    const [whole, state, doubly, singly, bare, word] = TOKEN.exec(text) ?? [];
    if (whole === undefined) throw new SyntaxError(`does not read on at "${text.slice(from, from + 20).trim()}"`);
    const name = doubly ?? singly ?? bare;
    if (state !== undefined && name !== undefined) tokens.push({ state: state as AlarmState, name: name.replace(/^arn:.*:alarm:/, '') });
    else if (word !== undefined) tokens.push({ word });
  }
  return tokens;
}
