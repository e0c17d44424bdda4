import { config } from '../../../bin/config';
import { seededRandom } from '../../../local/cloud/seeded-random';
import { virtualClock } from '../../../local/cloud/virtual-clock';
import { type ContactCenter, startContactCenter } from '../../../local/contact-center';
import { connect } from '../../../local/services/connect';
import { rowsOf } from '../facts/ending';
import { isEnded } from '../facts/facts';
import { type Asker, crowd } from './crowd';

export interface BurstOptions {
  readonly assembly: string;
  readonly seed: number;
  readonly callers: number;
  /** Told now and then how far it is. */
  onProgress(line: string): void;
}

export interface BurstResult {
  readonly callers: number;
  /** Heard that they will be called, with a time. */
  readonly told: number;
  readonly rung: number;
  readonly rungTwice: number;
  /** Callbacks that ended in another way than answered, or not at all. */
  readonly lost: number;
  readonly ended: Readonly<Record<string, number>>;
  readonly mostInFlight: number;
  readonly cap: number;
  /** Dials that Connect did not take: throttled, or over the quota. */
  readonly refusedByConnect: number;
  /** By how much dials were ahead of a bucket of 2 a second and 5 at once: 0 when never. */
  readonly dialsAheadOfBucket: number;
  /** Told a wait that was off by more than a fifth and more than a minute. */
  readonly misled: number;
  /** Some of them. */
  readonly misledMs: readonly Wait[];
  readonly worstOffMs: number;
  readonly longestWaitMs: number;
  readonly virtualMinutes: number;
}

/** What somebody was told, from when they heard it, and what it was. */
interface Wait {
  readonly toldMs: number;
  readonly trueMs: number;
}

const MOST_TOLD = 20;
/** Of Connect's API for outbound calls. */
const BUCKET = { perSecond: 2, burst: 5 };
const WITHIN = { share: 0.2, ms: 60_000 };
/** 10 AM in San Francisco, where all of them live. */
const START_MS = Date.UTC(2026, 10, 18, 18);
const LONGEST_MS = 6 * 60 * 60_000;
const LOOK_EVERY_MS = 60_000;

/** So many people ask for a callback within seconds, and nothing goes wrong but that. */
export async function burst({ assembly, seed, callers, onProgress }: BurstOptions): Promise<BurstResult> {
  const random = seededRandom(`burst/${seed}`);
  const clock = virtualClock({ startMs: START_MS });
  const center = await startContactCenter({ assembly, clock, random: random.fork('cloud') });
  // Callers have lines enough: what is short is the dialer's.
  center.cloud.context(connect).store.settings.concurrentCalls = callers + config.dialing.line.concurrentCalls;
  const watch = new Watch(center);
  const people = crowd(callers, center, random.fork('crowd'));
  try {
    while (clock.now() < START_MS + LONGEST_MS) {
      await clock.advance(LOOK_EVERY_MS);
      const rows = await rowsOf(center);
      const over = rows.filter(isEnded).length;
      onProgress(
        `${Math.round((clock.now() - START_MS) / 60_000)} min: ${rows.length} callbacks, ${over} over, ${watch.inFlight} in flight`,
      );
      if (over >= callers) break;
    }
    return { ...(await watch.result(people)), callers, virtualMinutes: Math.round((clock.now() - START_MS) / 60_000) };
  } finally {
    await center.close();
  }
}

/** Counts calls as Connect has them, not as the product believes. */
class Watch {
  inFlight = 0;
  #most = 0;
  #refused = 0;
  readonly #dials: number[] = [];

  constructor(private readonly center: ContactCenter) {
    center.trace.subscribe(({ type, phase, at, detail }) => {
      if (type === 'connect.contact' && detail['direction'] === 'outbound') {
        this.inFlight += phase === 'start' ? 1 : -1;
        this.#most = Math.max(this.#most, this.inFlight);
        if (phase === 'start') this.#dials.push(at);
      }
      if (type === 'api.call' && phase === 'end' && detail['operation'] === 'StartOutboundVoiceContact' && detail['error']) this.#refused++;
    });
  }

  async result(people: readonly Asker[]): Promise<Omit<BurstResult, 'callers' | 'virtualMinutes'>> {
    const ended: Record<string, number> = {};
    for (const { state } of await rowsOf(this.center)) ended[state] = (ended[state] ?? 0) + 1;
    const waits = people.flatMap(({ promised, rungAt: [rungAt] }) =>
      promised?.toldMs !== undefined && rungAt !== undefined ? [{ toldMs: promised.toldMs, trueMs: rungAt - promised.at }] : [],
    );
    const offMs = ({ toldMs, trueMs }: Wait) => Math.abs(toldMs - trueMs);
    const misled = waits.filter((wait) => offMs(wait) > Math.max(WITHIN.ms, WITHIN.share * wait.trueMs));
    return {
      told: people.filter(({ promised }) => promised?.toldMs !== undefined).length,
      rung: people.filter(({ rungAt }) => rungAt.length > 0).length,
      rungTwice: people.filter(({ rungAt }) => rungAt.length > 1).length,
      lost: people.length - (ended['COMPLETED'] ?? 0),
      ended,
      mostInFlight: this.#most,
      cap: config.dialing.line.concurrentCalls,
      refusedByConnect: this.#refused,
      dialsAheadOfBucket: aheadOfBucket(this.#dials),
      misled: misled.length,
      misledMs: misled.slice(0, MOST_TOLD),
      worstOffMs: Math.max(0, ...waits.map(offMs)),
      longestWaitMs: Math.max(0, ...waits.map(({ trueMs }) => trueMs)),
    };
  }
}

/** How many dials more than the bucket would have let through. */
function aheadOfBucket(dials: readonly number[]): number {
  let [tokens, filledAt, ahead] = [BUCKET.burst, dials[0] ?? 0, 0];
  for (const at of dials) {
    tokens = Math.min(BUCKET.burst, tokens + ((at - filledAt) / 1000) * BUCKET.perSecond);
    filledAt = at;
    if (tokens >= 1) tokens--;
    else ahead++;
  }
  return ahead;
}
