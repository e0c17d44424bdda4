import { english } from '../language/english';
import type { Language } from '../language/language';
import { spoken, type Token, wordsOf } from '../tokens';
import { type SlotType, type SlotValue, slotValue, wholeValue } from './slot-type';

export interface CustomValue {
  readonly value: string;
  readonly synonyms: readonly string[];
}

export interface CustomSlotType {
  readonly values: readonly CustomValue[];
  /** OriginalValue takes any words, TopResolution only the values and synonyms of the list. */
  readonly resolution: 'OriginalValue' | 'TopResolution';
}

/** A slot type of the bot's own: a list of values with synonyms. */
export function custom({ values, resolution }: CustomSlotType, language: Language = english): SlotType {
  const phrases = values
    .flatMap(({ value, synonyms }) => [value, ...synonyms].map((phrase) => ({ value, words: wordsOf(phrase, language) })))
    .sort((a, b) => b.words.length - a.words.length);

  function listed(utterance: string, tokens: readonly Token[], whole: boolean): SlotValue | undefined {
    for (const { value, words } of phrases) {
      for (let at = 0; at + words.length <= tokens.length; at++) {
        if (whole && (at > 0 || words.length !== tokens.length)) continue;
        if (words.every((word, i) => tokens[at + i]?.text === word)) {
          const original = spoken(utterance, tokens.slice(at, at + words.length));
          return resolution === 'TopResolution' ? slotValue(original, value) : slotValue(original, original, [value]);
        }
      }
    }
    return undefined;
  }
  return {
    maxWords: 6,
    elicited: (utterance, tokens) =>
      listed(utterance, tokens, false) ??
      (resolution === 'OriginalValue' && tokens.length > 0 ? { ...wholeValue(utterance, tokens), resolvedValues: [] } : undefined),
    within: (utterance, tokens) => listed(utterance, tokens, true),
  };
}
