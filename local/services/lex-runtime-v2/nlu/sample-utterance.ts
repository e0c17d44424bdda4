import { english } from './language/english';
import type { Language } from './language/language';
import type { SlotType, SlotValue } from './slots/slot-type';
import { type Token, tokenize, withoutFillers, wordsOf } from './tokens';

type Part = { readonly word: string } | { readonly slot: string };

/** A sample utterance of the template: words, and slots in braces. */
export interface SampleUtterance {
  readonly text: string;
  readonly parts: readonly Part[];
}

export function parseSample(text: string, language: Language = english): SampleUtterance {
  const parts = text
    .split(/(\{[^{}]*\})/)
    .flatMap((piece): Part[] =>
      piece.startsWith('{') ? [{ slot: piece.slice(1, -1).trim() }] : wordsOf(piece, language).map((word) => ({ word })),
    );
  return { text, parts };
}

export const slotsOf = ({ parts }: SampleUtterance): string[] => parts.flatMap((part) => ('slot' in part ? [part.slot] : []));

export type Captured = Readonly<Record<string, SlotValue>>;

/**
 * The slots' values when the utterance is this sample, word for word; undefined when it is not. The tokens are the utterance's, without fillers:
 * one utterance is compared with hundreds of samples.
 */
export const matchSample = (
  utterance: string,
  tokens: readonly Token[],
  { parts }: SampleUtterance,
  slotTypes: Readonly<Record<string, SlotType>>,
): Captured | undefined => matchFrom({ utterance, tokens, parts, slotTypes }, 0, 0);

interface Comparison {
  readonly utterance: string;
  readonly tokens: readonly Token[];
  readonly parts: readonly Part[];
  readonly slotTypes: Readonly<Record<string, SlotType>>;
}

/** What follows the first `heard` tokens, compared with what follows the first `read` parts. */
function matchFrom(comparison: Comparison, heard: number, read: number): Captured | undefined {
  const { utterance, tokens, parts, slotTypes } = comparison;
  const part = parts[read];
  if (!part) return heard === tokens.length ? {} : undefined;
  if ('word' in part) return tokens[heard]?.text === part.word ? matchFrom(comparison, heard + 1, read + 1) : undefined;
  const type = slotTypes[part.slot];
  for (let length = Math.min(type?.maxWords ?? 0, tokens.length - heard); length > 0; length--) {
    const value = type?.within(utterance, tokens.slice(heard, heard + length));
    const after = value && matchFrom(comparison, heard + length, read + 1);
    if (value && after) return { ...after, [part.slot]: value };
  }
  return undefined;
}

/** How many words before a slot tell that its value follows. */
const CONTEXT_WORDS = 2;

/**
 * The slots' values in a sentence that is none of the samples: where the words that stand before a slot in a sample are said, its value
 * follows ("well my number is {PhoneNumber}").
 */
export function captureSlots(
  utterance: string,
  samples: readonly SampleUtterance[],
  slotTypes: Readonly<Record<string, SlotType>>,
  language: Language = english,
): Captured {
  const tokens = withoutFillers(tokenize(utterance, language), language);
  const captured: Record<string, SlotValue> = {};
  for (const { parts } of samples) {
    parts.forEach((part, at) => {
      if (!('slot' in part) || captured[part.slot]) return;
      const type = slotTypes[part.slot];
      const before = parts.slice(Math.max(0, at - CONTEXT_WORDS), at).flatMap((each) => ('word' in each ? [each.word] : []));
      const value = type && before.length > 0 ? valueAfter(utterance, tokens, before, type) : undefined;
      if (value) captured[part.slot] = value;
    });
  }
  return captured;
}

function valueAfter(utterance: string, tokens: readonly Token[], before: readonly string[], type: SlotType): SlotValue | undefined {
  for (let at = 0; at + before.length < tokens.length; at++) {
    if (!before.every((word, i) => tokens[at + i]?.text === word)) continue;
    const rest = tokens.slice(at + before.length);
    for (let length = Math.min(type.maxWords, rest.length); length > 0; length--) {
      const value = type.within(utterance, rest.slice(0, length));
      if (value) return value;
    }
  }
  return undefined;
}
