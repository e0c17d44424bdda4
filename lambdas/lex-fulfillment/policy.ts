import type { BreakerPolicy } from '../shared/policy/breaker';
import type { HedgePolicy } from '../shared/policy/hedge';

/**
 * Every number that decides how long a turn takes, in one place, as data: the turn uses them, and the latency lab (`npm run bench -- latency`)
 * drives the same policies with the same numbers. docs/latency.md shows what each is worth.
 */

/** A caller hears silence for this long at most. */
export const HARD_STOP_MS = 2200;
/** From the abort to the hard stop: time to say what is complete by then. */
export const WRAP_UP_MS = 200;
/** Lambda ends the invocation without a word. */
export const LAMBDA_MARGIN_MS = 300;

/** Components, each within its phase, each within the turn. */
export const TABLE_READ_MS = 500;
export const SECRET_MS = 800;
export const GUARDRAIL_MS = 500;
/** Everything that the prompt is made of. */
export const GATHER_MS = 500;
/** What a model's answer is worth having to wait for to know the caller from the first question on; from the second on they are known. */
export const CALLER_WORTH_MS = 50;
/** A second model is asked only while there is time for an answer of two sentences. */
export const SECOND_MODEL_NEEDS_MS = 900;
/** A write that nobody waits for, but that must be done before the environment is frozen. */
export const AFTERTHOUGHT_MS = 250;

export const HEDGE: HedgePolicy = { percentile: 0.95, priorMs: 900, minSamples: 20, window: 100, maxShare: 0.1, burst: 2 };

/** An environment takes one turn at a time, and a model that stalls takes two seconds to fail: five of them fit into this window. */
export const BREAKER: BreakerPolicy = { failures: 5, withinMs: 20_000, probeEveryMs: 10_000 };

/** Answers that everybody may hear. In the table others share them; in memory they outlive a call or two. */
export const CACHE = { memoryEntries: 1000, memoryTtlMs: 30 * 60_000, tableTtlMs: 60 * 60_000 };

/** Of a caller: who rings again within minutes is greeted as one who does. */
export const CALLER = { memoryEntries: 1000, memoryTtlMs: 5 * 60_000 };
