import { InvalidInput } from './domain/errors';
import { isErasureId } from './domain/ids';

/** What a state of statemachines/erase-caller.asl.json gets. The second pass looks for what late writers brought back. */
export interface ErasureInput {
  readonly erasureId: string;
  readonly pass: 1 | 2;
}

/** Reads `{ erasureId, pass }`; the only place that sees it untyped. */
export function parseErasureInput(input: unknown): ErasureInput {
  const { erasureId, pass } = (input ?? {}) as Record<string, unknown>;
  if (!isErasureId(erasureId) || (pass !== 1 && pass !== 2)) {
    throw new InvalidInput('expected { erasureId, pass } with 32 hex digits, and 1 or 2');
  }
  return { erasureId, pass };
}
