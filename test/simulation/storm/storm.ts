import type { Clock } from '../../../local/cloud/clock';
import type { Random } from '../../../local/cloud/random';
import type { CarryOut, WeatheredCall } from '../../../local/cloud/weather';
import type { ContactCenter } from '../../../local/contact-center';
import { eventbridge } from '../../../local/services/eventbridge';
import { lambda } from '../../../local/services/lambda';
import { Arrows } from './arrows';
import { deployments } from './deployments';
import { disturb } from './disturb';
import { type Kind, kindsAt } from './kinds';
import { Outages } from './outages';
import { Rates } from './rates';
import { sessionExpiry } from './session-expiry';

/** One fault, as it happened. */
export interface Strike {
  /** `lost reply @ create-lead → salesforce.PATCH Lead #2`: the same in every run of the seed, so that it can be left out. */
  readonly id: string;
  readonly kind: Kind;
  readonly arrow: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

export interface StormOptions {
  readonly random: Random;
  readonly clock: Clock;
  /** Kinds and single strikes that are left out: how a schedule is shrunk. */
  readonly without?: ReadonlySet<string>;
  /** `kind @ arrow`: strikes the first time that the arrow is passed, whatever the swarm has on; one at a time, in this order. */
  readonly aims?: readonly string[];
}

/** More faults than a swarm has on would be another storm: of its aims, so many strike in a world. */
const MOST_AIMED = 14;

/** The weather of one seed: rages from `begin` until `heal`; what it has delayed still comes after that. */
export class Storm {
  readonly strikes: Strike[] = [];
  /** Those of the aims that have struck, in that order. */
  readonly aimed: string[] = [];
  /** Arrows that were passed while it raged, with how often. */
  readonly passed = new Map<string, number>();
  readonly rates: Rates;
  readonly clock: Clock;
  readonly outages = new Outages();
  /** Effects and events that are still to come. */
  pending = 0;
  readonly #without: ReadonlySet<string>;
  readonly #aims: Set<string>;
  readonly #random: Random;
  readonly #lots = new Map<string, { readonly random: Random; drawn: number }>();
  #place: { readonly center: ContactCenter; readonly arrows: Arrows } | undefined;
  #isRaging = false;

  constructor({ random, clock, without = new Set(), aims = [] }: StormOptions) {
    this.rates = new Rates(random.fork('rates'), without);
    this.clock = clock;
    this.#random = random;
    this.#without = without;
    this.#aims = new Set(aims);
  }

  get isRaging(): boolean {
    return this.#isRaging;
  }

  get center(): ContactCenter {
    return this.#here.center;
  }

  get arrows(): Arrows {
    return this.#here.arrows;
  }

  begin(center: ContactCenter): void {
    this.#place = { center, arrows: new Arrows(center.cloud, center.trace) };
    this.#isRaging = true;
    const functions = center.cloud.context(lambda).store;
    functions.mishaps = {
      beforeInvocation: (functionName) => this.outages.beforeInvocation(functionName, this),
      skewMs: (functionName) => this.#skewMs(functionName),
    };
    center.cloud.context(eventbridge).store.courier = (event, carry) =>
      this.#carry(event.source === 'aws.connect' ? 'connect → events' : 'schedule → events', carry);
    sessionExpiry(this);
    deployments(this);
    if (this.strike('token semantics', 'start-outbound-call → connect.StartOutboundVoiceContact', 1)) this.outages.newTokens(center);
  }

  /** Nothing new goes wrong from now on. */
  heal(): void {
    this.#isRaging = false;
    this.outages.end(this.center);
  }

  readonly weather = (call: WeatheredCall, carryOut: CarryOut): Promise<unknown> => {
    if (!this.#isRaging || call.principal.kind === 'operator') return carryOut();
    const arrow = this.arrows.of(call);
    this.pass(arrow);
    const away = this.outages.refusal(call);
    if (away) return away;
    const kind = this.#strikeOne(kindsAt(arrow) ?? [], arrow);
    return kind ? disturb(kind, { call, carryOut, storm: this, lots: this.lots(kind, arrow) }) : carryOut();
  };

  /** Draws whether this kind strikes here and now, and records it when it does. */
  strike(kind: Kind, arrow: string, rate = this.rates.at(kind, arrow)): boolean {
    const isAimed = this.#takeAim([kind], arrow) !== undefined;
    const id = isAimed ? this.#aimedAt(kind, arrow) : this.#drawn(kind, arrow, rate);
    if (id !== undefined) this.#record({ id, kind, arrow, at: this.clock.now() });
    return id !== undefined;
  }

  /** Every kind draws, whichever strikes: leaving one out changes nothing for the others. */
  #strikeOne(kinds: readonly Kind[], arrow: string): Kind | undefined {
    const here = kinds.filter((kind) => kind !== 'token semantics'); // which is drawn once for a world
    const aim = this.#takeAim(here, arrow);
    const aimedAt = aim && this.#aimedAt(aim, arrow);
    let struck: Strike | undefined = aim && aimedAt ? { id: aimedAt, kind: aim, arrow, at: this.clock.now() } : undefined;
    for (const kind of here) {
      const id = kind === aim ? undefined : this.#drawn(kind, arrow, this.rates.at(kind, arrow));
      if (id !== undefined) struck ??= { id, kind, arrow, at: this.clock.now() };
    }
    if (struck) this.#record(struck);
    return struck?.kind;
  }

  /** The first of the aims that can strike here and now; it is one no longer. */
  #takeAim(kinds: readonly Kind[], arrow: string): Kind | undefined {
    if (!this.#isRaging || this.#aims.size === 0 || this.aimed.length >= MOST_AIMED) return undefined;
    const sites = new Map(kinds.map((kind) => [siteOf(kind, arrow), kind]));
    for (const site of this.#aims) {
      const kind = sites.get(site);
      if (kind === undefined) continue;
      this.#aims.delete(site);
      this.aimed.push(site);
      return kind;
    }
    return undefined;
  }

  /** The name of its strike, unless that is left out. */
  #aimedAt(kind: Kind, arrow: string): string | undefined {
    const id = `${siteOf(kind, arrow)} aimed`;
    return this.#without.has(id) ? undefined : id;
  }

  #record(strike: Strike): void {
    this.strikes.push(strike);
    this.center.trace.emit('storm.strike', { id: strike.id });
  }

  #drawn(kind: Kind, arrow: string, rate: number): string | undefined {
    if (!this.#isRaging || !this.rates.on.has(kind)) return undefined;
    const lots = this.#lotsOf(kind, arrow);
    lots.drawn++;
    if (lots.random.next() >= rate) return undefined;
    const id = `${siteOf(kind, arrow)} #${lots.drawn}`;
    return this.#without.has(id) ? undefined : id;
  }

  /** For how long, how much: of this kind at this arrow alone. */
  lots(kind: Kind, arrow: string): Random {
    return this.#lotsOf(kind, `${arrow}/extent`).random;
  }

  /** Does it later, whatever becomes of whoever asked. */
  later(delayMs: number, work: () => Promise<unknown>): void {
    this.pending++;
    const done = () => {
      this.pending--;
    };
    this.clock.setTimeout(() => void work().then(done, done), delayMs); // its failure is nobody's anymore
  }

  #carry(arrow: string, carry: () => void): void {
    this.pass(arrow);
    if (this.strike('event drop', arrow)) return;
    const lag = this.strike('event lag', arrow) ? 1_000 + this.lots('event lag', arrow).next() * 89_000 : 0;
    const carryLater = (delayMs: number) => (delayMs > 0 ? this.later(delayMs, async () => carry()) : carry());
    if (this.strike('event duplicate', arrow)) carryLater(lag + this.lots('event duplicate', arrow).next() * 120_000);
    carryLater(lag);
  }

  #skewMs(functionName: string): number {
    const arrow = `clock → ${this.arrows.folder(functionName)}`;
    this.pass(arrow);
    return this.strike('clock skew', arrow) ? Math.round((this.lots('clock skew', arrow).next() - 0.5) * 2 * MOST_SKEW_MS) : 0;
  }

  /** Counts that the arrow was passed while the storm raged. */
  pass(arrow: string): void {
    if (this.#isRaging) this.passed.set(arrow, (this.passed.get(arrow) ?? 0) + 1);
  }

  #lotsOf(kind: Kind, arrow: string) {
    const key = siteOf(kind, arrow);
    const lots = this.#lots.get(key) ?? { random: this.#random.fork(key), drawn: 0 };
    this.#lots.set(key, lots);
    return lots;
  }

  get #here() {
    if (!this.#place) throw new Error('the storm has not begun');
    return this.#place;
  }
}

export const siteOf = (kind: Kind, arrow: string): string => `${kind} @ ${arrow}`;

/** Environments are kept in time by AWS; this is far more than they are ever off. */
const MOST_SKEW_MS = 20_000;
