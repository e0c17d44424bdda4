import type { MemoryCache } from '../../shared/policy/memory-cache';
import type { SingleFlight } from '../../shared/policy/single-flight';
import type { Tier } from '../../shared/ports/language-model';
import type { ResponseCache } from '../../shared/ports/response-cache';

/** A general answer that has just been found or written. */
export interface Found {
  readonly speech: string;
  readonly from: 'table' | Tier;
}

/** Answers that everybody may hear: in this environment's memory, in the table that all share, and those that are just being looked for. */
export interface SharedAnswers {
  readonly memory: Pick<MemoryCache<string>, 'get' | 'set'>;
  readonly cache: ResponseCache;
  readonly flights: Pick<SingleFlight<Found>, 'run'>;
}
