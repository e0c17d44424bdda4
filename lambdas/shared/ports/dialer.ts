import type { PhoneNumber } from '../domain/phone-number';

export interface Dial {
  readonly callbackId: string;
  readonly attempt: number;
  /** `<callbackId>-<attempt>`: Connect's ClientToken. */
  readonly attemptId: string;
  readonly number: PhoneNumber;
}

/**
 * What is known after one attempt at Connect. `ambiguous` (time-out, reset, 5xx): it may ring, so it is never repeated.
 * `notExecuted`: every throttle and limit, and refusals before execution: the phone cannot ring. `refused`: it never will.
 */
export type DialResult =
  | { readonly result: 'placed'; readonly contactId: string }
  | { readonly result: 'notExecuted' | 'refused' | 'ambiguous'; readonly reason: string };

export interface Dialer {
  /** Exactly one attempt; never throws. */
  dial(dial: Dial): Promise<DialResult>;
}
