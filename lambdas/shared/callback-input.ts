import { InvalidInput } from './domain/errors';
import { isCallbackId } from './domain/ids';

/** Reads `{ callbackId }`, the input of every task state; the only place that sees it untyped. */
export function parseCallbackInput(input: unknown): { readonly callbackId: string } {
  const { callbackId } = (input ?? {}) as Record<string, unknown>;
  if (!isCallbackId(callbackId)) throw new InvalidInput('expected { callbackId } with 32 hex digits');
  return { callbackId };
}
