import type { Random } from '../../../local/cloud/random';
import type { ContactCenter } from '../../../local/contact-center';
import type { Leg } from '../../../local/telephone/telephone-network';
import { callsIn } from '../people/calling';
import { isPromise } from '../people/promise';
import { toldMs } from './told';

/** One of many who ask at once. Times in epoch ms. */
export interface Asker {
  readonly number: string;
  /** When they heard that they will be called, and what they make of it. */
  promised?: { readonly at: number; readonly toldMs: number | undefined };
  readonly rungAt: number[];
}

/** Everybody dials within this. */
const AT_ONCE_MS = 20_000;
/** From the ring until they hang up; with what comes before and after, a line is taken for what the configuration estimates. */
const PICKS_UP_MS = { least: 3_000, most: 9_000 };
const TALKS_MS = { least: 36_000, most: 66_000 };
/** Whoever hears that the lines are busy, or is told nothing, tries again. */
const CALLS_AGAIN_MS = { least: 20_000, most: 60_000 };

const USE_CASE = 'we want to answer support calls at night';

/** So many people, all of whom want to be called; each picks up, listens for about a minute, and hangs up. */
export function crowd(size: number, center: ContactCenter, random: Random): Asker[] {
  return Array.from({ length: size }, (_, index) => {
    const asker: Asker = { number: `+1415552${String(index + 1000).padStart(4, '0')}`, rungAt: [] };
    const own = random.fork(`asker/${index}`);
    const between = ({ least, most }: { least: number; most: number }) => Math.round(least + own.next() * (most - least));
    center.telephone.person(asker.number, (leg) => {
      asker.rungAt.push(center.clock.now());
      listens(leg, center, between(PICKS_UP_MS), between(TALKS_MS));
    });
    const asks = () => asksForCallback(asker, center, () => center.clock.setTimeout(asks, between(CALLS_AGAIN_MS)));
    center.clock.setTimeout(asks, Math.round(own.next() * AT_ONCE_MS));
    return asker;
  });
}

function listens(leg: Leg, { clock }: ContactCenter, picksUpMs: number, talksMs: number): void {
  clock.setTimeout(() => {
    if (leg.state !== 'ringing') return;
    leg.answers();
    clock.setTimeout(() => {
      if (leg.state === 'connected') leg.hangsUp();
    }, talksMs);
  }, picksUpMs);
}

function asksForCallback(asker: Asker, center: ContactCenter, again: () => void): void {
  const { number } = asker;
  const character = {
    number,
    secondNumber: number,
    name: 'Ada',
    company: 'Analytical Engines',
    useCase: USE_CASE,
    calls: [],
    whenRung: [],
  };
  const plan = { when: { atMs: 0 }, questions: 0, wantsCallback: true, repeats: false, onRingBack: 'keep' as const };
  callsIn(center, character, plan, {
    onPromise: (heard) => {
      if (isPromise(heard)) asker.promised ??= { at: center.clock.now(), toldMs: toldMs(heard, center.clock.now()) };
    },
    onEnd: () => {
      if (!asker.promised && asker.rungAt.length === 0) again();
    },
  });
}
