import { TooLate } from '../../shared/deadline';
import { ModelThrottled, ModelUnusable } from '../../shared/domain/errors';
import { Resting } from '../../shared/policy/breaker';
import type { FallbackReason } from './canned';

/** The model was asked, and there is nothing to say. */
export class Silent extends Error {
  override readonly name = 'Silent';
  constructor(
    readonly why: FallbackReason,
    options?: ErrorOptions,
  ) {
    super(`no answer: ${why}`, options);
  }
}

/** In one word, for ops. */
export function reasonOf(error: unknown): FallbackReason {
  if (error instanceof Silent) return error.why;
  if (error instanceof TooLate) return 'late';
  if (error instanceof ModelThrottled) return 'throttled';
  if (error instanceof Resting) return 'resting';
  return error instanceof ModelUnusable ? 'unusable' : 'failed';
}
