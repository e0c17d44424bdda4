import { STOP_WORDS } from '../stop-words';
import type { Token } from '../tokens';
import { afterCarrier, type SlotType, type SlotValue, wholeValue, withoutEdges } from './slot-type';

const CARRIERS =
  `my name is, my first name is, my last name is, my surname is, my full name is, the name is, name is, i am, i am called, this is, it is,
they call me, people call me, you can call me, call me, just call me, please call me, speaking with, you are speaking with, you are
talking to, that is, that would be`
    .split(/,\s+/)
    .map((phrase) => phrase.split(/\s+/));

const EDGES = new Set(
  `well yes yeah sure ok okay so oh hi hello hey please here speaking thanks thank you mr mrs ms miss dr doctor and the its um uh`.split(
    /\s+/,
  ),
);

/** Words that are no part of a name, however short the answer is. */
const NOT_NAMES = new Set(
  `no not nope none what why who when where how help stop cancel repeat again sorry nothing never call back phone number name company
business demo know tell say want need rather skip person human agent operator goodbye bye wait`.split(/\s+/),
);

const MAX_NAMES = 4;

/** AMAZON.FirstName and AMAZON.LastName: the name as it was said, out of "hi, my name is Ada Lovelace". */
export function name(which: 'first' | 'last'): SlotType {
  function names(utterance: string, tokens: readonly Token[]): SlotValue | undefined {
    if (tokens.length === 0 || tokens.length > MAX_NAMES || !tokens.every(({ text }) => isName(text))) return undefined;
    return wholeValue(utterance, which === 'first' ? firstName(utterance, tokens) : lastName(utterance, tokens));
  }
  return {
    maxWords: 2,
    elicited: (utterance, tokens) => {
      const said = withoutEdges(afterCarrier(tokens, CARRIERS), EDGES);
      return names(utterance, said) ?? names(utterance, upToClause(said));
    },
    within: names,
  };
}

/** Names that are little words, too. */
const BOTH = new Set(['will', 'may']);

/** "Jean-Luc" is two words and one name. */
const isHyphenated = (utterance: string, left: Token | undefined, right: Token | undefined): boolean =>
  left !== undefined && right !== undefined && utterance.slice(left.end, right.start) === '-';

function firstName(utterance: string, tokens: readonly Token[]): readonly Token[] {
  let end = 1;
  while (isHyphenated(utterance, tokens[end - 1], tokens[end])) end++;
  return tokens.slice(0, end);
}

function lastName(utterance: string, tokens: readonly Token[]): readonly Token[] {
  let start = tokens.length - 1;
  while (isHyphenated(utterance, tokens[start - 1], tokens[start])) start--;
  return tokens.slice(start);
}

const isName = (word: string): boolean =>
  BOTH.has(word) || (/^\p{L}+$/u.test(word) && !STOP_WORDS.has(word) && !NOT_NAMES.has(word) && !/^(?!sterling$)\p{L}{3,}ing$/u.test(word));

/** "Ada from Acme", "Bob and I run a bakery": the name ends where the sentence goes on. */
function upToClause(tokens: readonly Token[]): readonly Token[] {
  const end = tokens.findIndex(({ text }, i) => i > 0 && CLAUSE.has(text));
  return end < 0 ? [] : tokens.slice(0, end);
}

const CLAUSE = new Set(`from and at with but calling speaking here of i my by if spelled thanks thank`.split(/\s+/));
