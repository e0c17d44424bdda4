import type { Random } from '../../../local/cloud/random';
import { KINDS, type Kind } from './kinds';

/** Of each kind, in one seed. */
const SHARE_ON = 0.55;
/** Of the arrows, in one seed: these are hit hard, the others now and then. */
const SHARE_HARD = 0.06;
const HARD = [0.2, 0.5, 0.9] as const;
const NOW_AND_THEN = [0.003, 0.01, 0.03] as const;
/** Of the seeds: only one neighbor fails, and often. The rest must not notice. */
const SHARE_FOCUSED = 0.2;
const FOCUSED_SHARE_HARD = 0.3;
const FOCUSES = [/salesforce/, /salesforce|bedrock/, /dynamodb/, /connect/, /sfn/, /lambda|sqs/] as const;

/** What leaves the world between two truths is worth more than what only fails: times as often. */
const WEIGHTS: Readonly<Partial<Record<Kind, number>>> = {
  duplicate: 10,
  'lost reply': 2,
  'late apply': 2,
  crash: 2,
  'event drop': 4,
  'event duplicate': 4,
  'event lag': 4,
  'session expiry': 2,
  'row lock': 3,
  'API limit': 3,
  'quota cut': 8,
  'secret rotation': 5,
};

/** How bad the weather of a seed is: which kinds are on (a swarm, so that rare combinations come up), and how often each strikes at each arrow. */
export class Rates {
  readonly on: ReadonlySet<Kind>;
  readonly #random: Random;
  readonly #strength: number;
  /** The arrows that are struck; all of them without it. */
  readonly #focus: RegExp | undefined;
  readonly #rates = new Map<string, number>();

  constructor(random: Random, without: ReadonlySet<string> = new Set()) {
    this.#random = random;
    const swarm = random.fork('swarm');
    this.on = new Set(KINDS.filter((kind) => swarm.next() < SHARE_ON && !without.has(kind)));
    const focus = random.fork('focus');
    this.#focus = focus.next() < SHARE_FOCUSED ? FOCUSES[Math.floor(focus.next() * FOCUSES.length)] : undefined;
    this.#strength = NOW_AND_THEN[Math.floor(random.fork('strength').next() * NOW_AND_THEN.length)] ?? 0;
  }

  /** Does not depend on which other kinds are on: a shrunk schedule leaves the rest as it was. */
  at(kind: Kind, arrow: string): number {
    const site = `${kind} @ ${arrow}`;
    const known = this.#rates.get(site);
    if (known !== undefined) return known;
    const lots = this.#random.fork(site);
    const hard = HARD[Math.floor(lots.next() * HARD.length)] ?? 0;
    const isHard = lots.next() < (this.#focus ? FOCUSED_SHARE_HARD : SHARE_HARD);
    const isSpared = this.#focus !== undefined && !this.#focus.test(arrow);
    const rate = isSpared ? 0 : isHard ? hard : this.#strength * (WEIGHTS[kind] ?? 1);
    this.#rates.set(site, rate);
    return rate;
  }
}
