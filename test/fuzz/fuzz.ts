import { botIntents } from '../../bench/shipped/bot-intents';
import { type ShippedFunction, shippedFunction } from '../../bench/shipped/shipped-function';
import { WarmFunction } from '../../bench/shipped/warm-function';
import type { AwsCall } from '../../bench/stand-ins/aws-call';
import { seededRandom } from '../../local/cloud/seeded-random';
import { virtualClock } from '../../local/cloud/virtual-clock';
import { hostileEvents } from './hostile-event';
import { hostileServices } from './hostile-services';
import { attributeBytes, problemsWith } from './lex-response';
import { strayReason } from './stray-request';

export interface FuzzOptions {
  readonly events: number;
  readonly seed: string;
  readonly assembly: string;
  readonly onProgress?: (done: number) => void;
}

export interface FuzzReport {
  readonly events: number;
  /** Invocations that ended with an error, a time-out or the end of the environment. */
  readonly unhandled: number;
  /** Responses that Lex would not take. */
  readonly invalid: number;
  /** After base64, as Lex counts. */
  readonly maxAttributeBytes: number;
  /** Requests to something, or with something, that only an attacker can have named. */
  readonly stray: number;
  /** On the virtual clock. */
  readonly slowestMs: number;
  /** Which rung answered, how often. */
  readonly rungs: Readonly<Record<string, number>>;
  readonly requests: Readonly<Record<string, number>>;
  /** The first of each kind of failure, with the number of the event. */
  readonly failures: readonly string[];
}

const START_MS = Date.parse('2026-11-18T18:00:00Z');
/** Session attributes that the function gave, kept to be brought back. */
const EARLIER_MAX = 50;
const FAILURES_MAX = 20;
/** What a new environment has not cached yet can fail again. */
const NEW_ENVIRONMENT_SHARE = 0.005;

/** Hostile events and hostile services against the shipped fulfillment bundle. The same seed gives the same run. */
export async function fuzz({ events, seed, assembly, onProgress }: FuzzOptions): Promise<FuzzReport> {
  const random = seededRandom(seed);
  const clock = virtualClock({ startMs: START_MS });
  const fn = shippedFunction(assembly, 'lex-fulfillment');
  const bot = botIntents(assembly);
  const tally = new Tally(fn);
  const answer = hostileServices(random.fork('services'));
  const warm = new WarmFunction(fn, clock, random.fork('environment'), (call) => {
    tally.requested(call);
    return answer(call);
  });
  const source = hostileEvents(bot, random.fork('events'));
  const pool = random.fork('earlier');
  const earlier: Record<string, string>[] = [];
  try {
    for (let index = 0; index < events; index++) {
      if (pool.next() < NEW_ENVIRONMENT_SHARE) warm.end();
      const event = source.next(earlier);
      tally.begins(index, event);
      const { output, error, ms } = await warm.invoke(event);
      tally.answered(ms, error ? `${error.errorType}: ${error.errorMessage}` : undefined, error ? [] : problemsWith(output, bot), output);
      const attributes = (output as { sessionState?: { sessionAttributes?: Record<string, string> } } | undefined)?.sessionState
        ?.sessionAttributes;
      if (attributes) earlier[earlier.length < EARLIER_MAX ? earlier.length : Math.floor(pool.next() * EARLIER_MAX)] = attributes;
      if (index % 1000 === 999) onProgress?.(index + 1);
    }
  } finally {
    warm.close();
  }
  return tally.report(events);
}

class Tally {
  #unhandled = 0;
  #invalid = 0;
  #stray = 0;
  #maxAttributeBytes = 0;
  #slowestMs = 0;
  readonly #rungs: Record<string, number> = {};
  readonly #requests: Record<string, number> = {};
  readonly #failures = new Map<string, string>();
  #event: unknown;
  #index = 0;

  constructor(private readonly fn: ShippedFunction) {}

  begins(index: number, event: unknown): void {
    this.#index = index;
    this.#event = event;
  }

  requested(call: AwsCall): void {
    const name = `${call.service}:${call.operation}`;
    this.#requests[name] = (this.#requests[name] ?? 0) + 1;
    const reason = strayReason(call, this.fn.variables, this.#event);
    if (!reason) return;
    this.#stray++;
    this.#fail(`stray request: ${reason}`);
  }

  answered(ms: number, error: string | undefined, problems: readonly string[], output: unknown): void {
    this.#slowestMs = Math.max(this.#slowestMs, ms);
    if (error) {
      this.#unhandled++;
      this.#fail(`unhandled: ${error}`);
      return;
    }
    if (problems.length > 0) {
      this.#invalid++;
      for (const problem of problems) this.#fail(`invalid: ${problem}`);
    }
    const attributes = (output as { sessionState?: { sessionAttributes?: Record<string, string> } } | null)?.sessionState
      ?.sessionAttributes;
    this.#maxAttributeBytes = Math.max(this.#maxAttributeBytes, attributeBytes(attributes));
    const rung = attributes?.['rung'] ?? 'none';
    this.#rungs[rung] = (this.#rungs[rung] ?? 0) + 1;
  }

  report(events: number): FuzzReport {
    return {
      events,
      unhandled: this.#unhandled,
      invalid: this.#invalid,
      maxAttributeBytes: this.#maxAttributeBytes,
      stray: this.#stray,
      slowestMs: this.#slowestMs,
      rungs: this.#rungs,
      requests: this.#requests,
      failures: [...this.#failures.values()],
    };
  }

  /** Without the event: whoever wants to see it runs the same seed again. */
  #fail(what: string): void {
    if (this.#failures.size < FAILURES_MAX && !this.#failures.has(what)) this.#failures.set(what, `event ${this.#index}: ${what}`);
  }
}
