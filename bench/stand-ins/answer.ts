/** What a stand-in answers, and when. Milliseconds count from the moment the request was read. */
export type Answer =
  | { readonly kind: 'json'; readonly atMs?: number; readonly status?: number; readonly body: object }
  | { readonly kind: 'error'; readonly atMs?: number; readonly status: number; readonly name: string }
  | { readonly kind: 'stream'; readonly atMs?: number; readonly events: readonly TimedEvent[]; readonly endsWith?: 'exception' | 'reset' }
  /** Something that is no answer at all. */
  | { readonly kind: 'garbage'; readonly atMs?: number; readonly contentType: string; readonly bytes: Buffer }
  | { readonly kind: 'reset'; readonly atMs?: number }
  | { readonly kind: 'silence' };

export interface TimedEvent {
  readonly atMs: number;
  readonly name: string;
  readonly payload: object;
}

/** A model's answer as ConverseStream gives it: `firstMs` until the first words, then so many tokens a second, a few at a time. */
export function spoken(text: string, { firstMs = 0, tokensPerSecond = Number.POSITIVE_INFINITY, stopReason = 'end_turn' } = {}): Answer {
  const pieces = text.match(/[\s\S]{1,16}/g) ?? [];
  const msPerPiece = (TOKENS_PER_PIECE / tokensPerSecond) * 1000;
  const lastMs = firstMs + pieces.length * msPerPiece;
  return {
    kind: 'stream',
    atMs: firstMs,
    events: [
      { atMs: firstMs, name: 'messageStart', payload: { role: 'assistant' } },
      ...pieces.map((piece, index) => ({
        atMs: firstMs + (index + 1) * msPerPiece,
        name: 'contentBlockDelta',
        payload: { contentBlockIndex: 0, delta: { text: piece } },
      })),
      { atMs: lastMs, name: 'contentBlockStop', payload: { contentBlockIndex: 0 } },
      { atMs: lastMs, name: 'messageStop', payload: { stopReason } },
      {
        atMs: lastMs,
        name: 'metadata',
        payload: {
          usage: { inputTokens: 200, outputTokens: pieces.length * TOKENS_PER_PIECE, totalTokens: 0 },
          metrics: { latencyMs: lastMs },
        },
      },
    ],
  };
}

/** Of sixteen characters. */
export const TOKENS_PER_PIECE = 4;
