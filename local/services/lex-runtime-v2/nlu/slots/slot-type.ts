import { spoken, type Token } from '../tokens';

export interface SlotValue {
  readonly originalValue: string;
  readonly interpretedValue: string;
  readonly resolvedValues: readonly string[];
}

/** Understands the values of one slot type. */
export interface SlotType {
  /** The value in the answer to the slot's prompt: "my name is Ada" → Ada. Undefined when there is none. */
  elicited(utterance: string, tokens: readonly Token[]): SlotValue | undefined;
  /** The value when exactly these words stand where a sample utterance has the slot. Undefined when they are none. */
  within(utterance: string, tokens: readonly Token[]): SlotValue | undefined;
  /** How many words a value may have inside a longer sentence. */
  readonly maxWords: number;
}

export const slotValue = (originalValue: string, interpretedValue = originalValue, resolvedValues = [interpretedValue]): SlotValue => ({
  originalValue,
  interpretedValue,
  resolvedValues,
});

/** Phrases that lead up to the value: "well, my name is", "you can reach me at". */
export function afterCarrier(tokens: readonly Token[], carriers: readonly (readonly string[])[]): readonly Token[] {
  let end = 0;
  for (const carrier of carriers) {
    for (let at = 0; at + carrier.length <= tokens.length; at++) {
      if (at + carrier.length > end && carrier.every((word, i) => tokens[at + i]?.text === word)) end = at + carrier.length;
    }
  }
  return tokens.slice(end);
}

export function withoutEdges(tokens: readonly Token[], edges: ReadonlySet<string>): readonly Token[] {
  let start = 0;
  let end = tokens.length;
  while (start < end && edges.has(tokens[start]?.text ?? '')) start++;
  while (end > start && edges.has(tokens[end - 1]?.text ?? '')) end--;
  return tokens.slice(start, end);
}

export const wholeValue = (utterance: string, tokens: readonly Token[]): SlotValue => slotValue(spoken(utterance, tokens));
