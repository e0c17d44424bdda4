/**
 * Dollars per million tokens of current models (list prices of October 2026) and of those that the documents name (until they were retired). A geographic
 * inference profile (`us.`) is billed about a tenth more: inferred from one price list, not confirmed.
 */
const PRICES: readonly (readonly [model: RegExp, input: number, output: number])[] = [
  [/claude-haiku-5-5/, 0.1, 0.5],
  [/claude-sonnet-5(?:-5)?$/, 2, 10],
  [/claude-3-5-sonnet/, 3, 15],
  [/claude-3-haiku/, 0.25, 1.25],
];
const PROFILE_FACTOR = 1.1;

/** Throws for a model whose price is not known here. */
export function dollars({ modelId, inputTokens, outputTokens }: { modelId: string; inputTokens: number; outputTokens: number }): number {
  const { input, output } = priceOf(modelId);
  return inputTokens * input + outputTokens * output;
}

const known = new Map<string, { readonly input: number; readonly output: number }>();

/** Dollars a token. */
function priceOf(modelId: string): { readonly input: number; readonly output: number } {
  const seen = known.get(modelId);
  if (seen) return seen;
  const [, input, output] = PRICES.find(([model]) => model.test(modelId)) ?? [];
  if (input === undefined || output === undefined) throw new Error(`no price for ${modelId} in bench/prices.ts`);
  const factor = (/^(?:us|eu|au|jp)\./.test(modelId) ? PROFILE_FACTOR : 1) / 1e6;
  const price = { input: input * factor, output: output * factor };
  known.set(modelId, price);
  return price;
}
