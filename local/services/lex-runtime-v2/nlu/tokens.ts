import { remembered } from '../../../cloud/remembered';
import { english } from './language/english';
import type { Language } from './language/language';

/** A word of an utterance: how it is compared, and where it stands in what was said. */
export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const REMEMBERED_UTTERANCES = 2_000;
const WORD = /[\p{L}\p{N}]+(?:'\p{L}+)*/gu;

const tokenizers = new WeakMap<Language, (utterance: string) => readonly Token[]>();

/** Lower case, without accents and punctuation, contractions written out: "What's José's?" → what is jose. */
export function tokenize(utterance: string, language: Language = english): readonly Token[] {
  let tokenizer = tokenizers.get(language);
  if (!tokenizer) {
    tokenizer = remembered(REMEMBERED_UTTERANCES, (text) => tokensOf(text, language));
    tokenizers.set(language, tokenizer);
  }
  return tokenizer(utterance);
}

function tokensOf(utterance: string, language: Language): readonly Token[] {
  // One character for one character, so that positions stay those of the original.
  const comparable = utterance.replace(/[’‘ʼ`]/g, "'");
  const tokens: Token[] = [];
  for (const match of comparable.matchAll(WORD)) {
    const start = match.index;
    const end = start + match[0].length;
    for (const text of language.writtenOut(plain(match[0]))) tokens.push({ text, start, end });
  }
  return tokens;
}

export const wordsOf = (utterance: string, language: Language = english): string[] => tokenize(utterance, language).map(({ text }) => text);

/** What was said from the first to the last of these tokens, as it was said. */
export function spoken(utterance: string, tokens: readonly Token[]): string {
  const first = tokens[0];
  const last = tokens[tokens.length - 1];
  return first && last ? utterance.slice(first.start, last.end) : '';
}

export const withoutFillers = (tokens: readonly Token[], { fillers }: Language = english): Token[] =>
  tokens.filter(({ text }) => !fillers.has(text));

const plain = (word: string): string => word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
