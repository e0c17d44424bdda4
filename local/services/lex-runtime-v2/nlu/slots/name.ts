import { english } from '../language/english';
import type { Language } from '../language/language';
import type { Token } from '../tokens';
import { afterCarrier, type SlotType, type SlotValue, wholeValue, withoutEdges } from './slot-type';

const MAX_NAMES = 4;

/** AMAZON.FirstName and AMAZON.LastName: the name as it was said, out of "hi, my name is Ada Lovelace". */
export function name(which: 'first' | 'last', language: Language = english): SlotType {
  const { carriers, edges } = language.names;
  const ways = carriers.map((phrase) => phrase.split(/\s+/));

  function names(utterance: string, tokens: readonly Token[]): SlotValue | undefined {
    if (tokens.length === 0 || tokens.length > MAX_NAMES || !tokens.every(({ text }) => isName(text, language))) return undefined;
    return wholeValue(utterance, which === 'first' ? firstName(utterance, tokens) : lastName(utterance, tokens));
  }
  return {
    maxWords: 2,
    elicited: (utterance, tokens) => {
      const said = withoutEdges(afterCarrier(tokens, ways), edges);
      return names(utterance, said) ?? names(utterance, upToClause(said, language));
    },
    within: names,
  };
}

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

function isName(word: string, { names: { both, notNames, otherForm }, stopWords }: Language): boolean {
  return both.has(word) || (/^\p{L}+$/u.test(word) && !stopWords.has(word) && !notNames.has(word) && !otherForm.test(word));
}

/** "Ada from Acme", "Bob and I run a bakery": the name ends where the sentence goes on. */
function upToClause(tokens: readonly Token[], { names: { clause } }: Language): readonly Token[] {
  const end = tokens.findIndex(({ text }, i) => i > 0 && clause.has(text));
  return end < 0 ? [] : tokens.slice(0, end);
}
