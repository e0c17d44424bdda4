import type { Callback } from '../domain/callback';

/** A callback, or a booking that was never finished: then nothing but its id is known. Opaque ids only. */
export type CallbackOfCaller = Pick<Callback, 'callbackId'> & Partial<Pick<Callback, 'callerId' | 'requestedBy' | 'attempt'>>;

/** Everything that the table holds of one person. The lists are eventually consistent. */
export interface CallerItems {
  /** Callbacks to this number, whoever asked for them. */
  callbacksTo(callerId: string): Promise<readonly CallbackOfCaller[]>;
  /** Callbacks that were asked for, or begun to be, from this number, until then (epoch ms). */
  callbacksAskedBy(callerId: string, until: number): Promise<readonly CallbackOfCaller[]>;
  /** How many callbacks were ever counted for this number; 0 when nothing is known of it. */
  countOf(callerId: string): Promise<number>;
  /** ERASED, with nothing personal left, and every other item of it gone. `before`: as it stood, unless it was erased already. */
  eraseCallback(callbackId: string): Promise<{ readonly before?: Callback; readonly after?: Callback; readonly items: number }>;
  /** The number's own items are gone: profile, requests, live callback. How many there were. */
  forget(callerId: string): Promise<number>;
}
