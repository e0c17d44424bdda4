import type { Erased, Erasure } from '../domain/erasure';

/** `callerId`: of the number that the caller rings from, never of one that they merely say. */
export type NewErasure = Pick<Erasure, 'erasureId' | 'callerId' | 'requestedAt'>;

/** `recorded`: from now on no claim of that number succeeds. `known`: the same request, made before; the row as it stands. */
export interface ErasureRequest {
  readonly result: 'recorded' | 'known';
  readonly erasure: Erasure;
}

/** The wishes to be forgotten. Every write is conditional, so that whatever is repeated is harmless. */
export interface Erasures {
  /** Writes the wish and puts the number on the do-not-call list: both or neither. Only then may it be acknowledged. */
  request(erasure: NewErasure): Promise<ErasureRequest>;
  /** Strongly consistent. */
  find(erasureId: string): Promise<Erasure | undefined>;
  /** Adds what a step has erased, and that it was at work. */
  add(erasureId: string, erased: Partial<Erased>, now: number): Promise<void>;
  /** One run more, for one starter only; `undefined`: somebody else was faster, or it is done. */
  startAgain(erasure: Erasure, now: number): Promise<Erasure | undefined>;
  /** Everything is gone. */
  close(erasureId: string, now: number): Promise<void>;
  /** Those that are not done, oldest first; eventually consistent. */
  open(now: number, limit: number): Promise<readonly Erasure[]>;
}
