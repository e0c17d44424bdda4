import { english } from './language/english';
import type { ConfirmationWords, Language } from './language/language';
import { tokenize, withoutFillers } from './tokens';

type Answer = 'yes' | 'no';
type Phrases = readonly (readonly [words: readonly string[], answer: Answer])[];

const known = new WeakMap<ConfirmationWords, Phrases>();

/** Longer phrases are looked for first. */
function phrasesOf(of: ConfirmationWords): Phrases {
  const phrases =
    known.get(of) ??
    [...of.yes.map((phrase) => [phrase.split(/\s+/), 'yes'] as const), ...of.no.map((phrase) => [phrase.split(/\s+/), 'no'] as const)].sort(
      ([a], [b]) => b.length - a.length,
    );
  known.set(of, phrases);
  return phrases;
}

/** Whether an answer to "is that right?" says yes or no; undefined when it says neither. */
export function understandConfirmation(text: string, language: Language = english): Answer | undefined {
  const { turns } = language.confirmation;
  const words = withoutFillers(tokenize(text, language), language).map((token) => token.text);
  // "uh huh" and "uh uh" lose their sound to the fillers, so they are asked for as they came.
  const asSaid = tokenize(text, language).map((token) => token.text);
  const turn = words.findIndex((word, i) => i > 0 && turns.has(word));
  if (turn > 0) {
    const takenBack = understandConfirmation(words.slice(turn + 1).join(' '), language);
    if (takenBack) return takenBack;
  }
  const { confirmation } = language;
  return (
    startingWith(asSaid, confirmation) ??
    startingWith(words, confirmation) ??
    startingWith(trimmed(words, confirmation), confirmation) ??
    onlyOneSide(words, confirmation)
  );
}

function startingWith(words: readonly string[], of: ConfirmationWords): Answer | undefined {
  const addsNothing = (word: string): boolean => of.polite.has(word) || of.strongYes.has(word);
  for (const [phrase, answer] of phrasesOf(of)) {
    if (phrase.length > words.length || !phrase.every((word, i) => words[i] === word)) continue;
    // What is no agreement by itself must be the whole answer: "good afternoon", "I would like to cancel" and "I am done" confirm nothing.
    if (answer === 'yes' && !of.openings.has(phrase.join(' ')) && !words.slice(phrase.length).every(addsNothing)) return undefined;
    if (answer === 'no' && phrase.length === 1 && of.weak.has(phrase[0] ?? '') && trimmed(words, of).length > 2) return undefined;
    if (answer === 'yes' && words.some((word) => of.farewells.has(word))) return undefined;
    if (phrase.length < words.length && isQuestion(words, of)) return undefined;
    return answer;
  }
  return undefined;
}

const isQuestion = (words: readonly string[], { asking, maybeNotAsking }: ConfirmationWords): boolean =>
  words.slice(1).some((word) => asking.has(word)) && words[0] !== maybeNotAsking;

function trimmed(words: readonly string[], { polite }: ConfirmationWords): readonly string[] {
  let start = 0;
  let end = words.length;
  while (start < end && polite.has(words[start] ?? '')) start++;
  while (end > start && polite.has(words[end - 1] ?? '')) end--;
  return words.slice(start, end);
}

/** A short answer with words of one side only: "I think that's right", "that's the wrong one". */
function onlyOneSide(words: readonly string[], of: ConfirmationWords): Answer | undefined {
  if (words.length > 8 || words.some((word) => of.asking.has(word) || of.farewells.has(word))) return undefined;
  // "my right to be forgotten", "right now": in a longer sentence the word means something else.
  const yes = words.some((word) => of.strongYes.has(word) && (words.length <= 5 || word !== of.yesOnlyInShort));
  const no = words.some((word) => of.strongNo.has(word));
  return yes === no ? (no && words.includes(of.not) && yes ? 'no' : undefined) : yes ? 'yes' : 'no';
}
