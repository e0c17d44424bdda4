import { TooLate } from '../../shared/deadline';
import { ModelThrottled, ModelUnusable } from '../../shared/domain/errors';
import { Resting } from '../../shared/policy/breaker';
import type { FallbackReason } from '../rung';

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

/** What the turn ended with: the first thing that went wrong, which is also why there was no time for more. */
export const whyOf = (error: unknown, signal: AbortSignal): FallbackReason =>
  signal.aborted && !(error instanceof Silent) ? 'late' : reasonOf(error);

/** In one word, for ops. */
export function reasonOf(error: unknown): FallbackReason {
  if (error instanceof Silent) return error.why;
  if (error instanceof TooLate) return 'late';
  if (error instanceof ModelThrottled) return 'throttled';
  if (error instanceof Resting) return 'resting';
  return error instanceof ModelUnusable ? 'unusable' : 'failed';
}
