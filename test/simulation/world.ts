import { createHash } from 'node:crypto';
import { seededRandom } from '../../local/cloud/seeded-random';
import { type VirtualClock, virtualClock } from '../../local/cloud/virtual-clock';
import { type ContactCenter, startContactCenter } from '../../local/contact-center';
import { inProcessDirect } from '../../local/services/lambda/runtime/in-process';

import { endingOf, isErasing, rowsOf } from './facts/ending';
import { isEnded, type Row } from './facts/facts';
import { Observer } from './facts/observer';
import { Judge } from './invariants';
import type { Violation } from './invariants/invariant';
import { castOf, NUMBERS } from './people/cast';
import { Person } from './people/person';
import { switchOffRegularWork } from './regular-work';
import type { Kind } from './storm/kinds';
import { Storm, type Strike } from './storm/storm';
import { timelineOf } from './timeline';

export interface WorldOptions {
  /** A folder that `cdk synth` wrote. */
  readonly assembly: string;
  readonly seed: number;
  /** Kinds of faults and single strikes that are left out. */
  readonly without?: ReadonlySet<string>;
  /** Faults that strike in any case, the first time that their arrow is passed: `kind @ arrow`, the first fourteen that can. */
  readonly aims?: readonly string[];
  /** The assembly was hosted in this process before. */
  readonly isKnownGood?: boolean;
  /** Also tells what happened, line by line. */
  readonly wantsTimeline?: boolean;
  /** Also hashes the trace. */
  readonly wantsHash?: boolean;
}

export interface WorldResult {
  readonly seed: number;
  /** Those that have struck: with them alone it is the same world. */
  readonly aims?: readonly string[];
  readonly violations: readonly Violation[];
  readonly kinds: readonly Kind[];
  readonly strikes: readonly Strike[];
  /** Arrows passed while the storm raged. */
  readonly passed: Readonly<Record<string, number>>;
  readonly callbacks: number;
  /** How many rows stand in which state. */
  readonly ended: Readonly<Record<string, number>>;
  /** Those that are still REQUESTED, by what they wait for. */
  readonly waiting: Readonly<Record<string, number>>;
  readonly promises: number;
  readonly rings: number;
  readonly virtualMinutes: number;
  readonly timeline?: readonly string[];
  readonly hash?: string;
}

/** Wednesday 18 November 2026, 10:00 in San Francisco, 13:00 in New York: everybody may be called. */
const START_MS = Date.UTC(2026, 10, 18, 18);
const STORM_MS = { least: 2 * 60_000, most: 5 * 60_000 };
/** How long a world has, from the end of the storm, to come to rest. */
const AFTERMATH_MS = 45 * 60_000;
const LOOK_EVERY_MS = 20_000;
/**
 * Of the worlds in which all that is left is somebody who is to be called later: so many are watched until that is over, too, when it is a matter of
 * minutes, or of hours. Their sweeps, which find nothing, cost one other world, or three.
 */
const SHARE_WATCHED_ON = { minutes: 1 / 20, hours: 1 / 200 };
const LATER_MS = 4 * 60_000;
/** How long a call may take from when it is due until sales knows how it ended. */
const CALLED_WITHIN_MS = 20 * 60_000;

/** One world, from its first call until nothing is left to happen: a function of the seed. */
export async function runWorld(options: WorldOptions): Promise<WorldResult> {
  const { assembly, seed, without, aims, isKnownGood = false } = options;
  const random = seededRandom(`simulation/${seed}`);
  const clock = virtualClock({ startMs: START_MS });
  const judge = new Judge();
  const observer = new Observer(clock, () => judge.judge(observer, clock.now()));
  const storm = new Storm({ random: random.fork('storm'), clock, ...(without && { without }), ...(aims && { aims }) });
  const center = await startContactCenter({
    ...{ assembly, clock, random: random.fork('cloud'), isKnownGood, runtime: inProcessDirect },
    weather: (call, carryOut) =>
      storm.weather(call, async (signal) => {
        let output: unknown;
        try {
          output = await carryOut(signal);
          return output;
        } finally {
          await observer.carried(call, output);
        }
      }),
  });
  let people: readonly Person[] = [];
  try {
    observer.watch(center);
    storm.begin(center);
    switchOffRegularWork(center, random.fork('regular work'));
    const cast = castOf(random.fork('cast'), storm);
    observer.knows(NUMBERS);
    people = cast.map((character) => new Person(character, center, (number) => observer.mailboxTakes(number)));
    const stormMs = STORM_MS.least + random.fork('heal').next() * (STORM_MS.most - STORM_MS.least);
    const watchedOn = random.fork('watched on').next();
    const rest = { center, clock, storm, observer, hasPlans: () => people.some((person) => person.hasPlans) };
    await untilAtRest(rest, Math.round(stormMs), LATER_MS);
    storm.heal();
    observer.healedAt = clock.now();
    await untilAtRest(rest, AFTERMATH_MS, watchedOn < SHARE_WATCHED_ON.minutes ? AFTERMATH_MS : LATER_MS);
    const lastDueAt = Math.max(0, ...(await rowsOf(center)).map((row) => (isEnded(row) ? 0 : row.dueAt * 1000)));
    if (lastDueAt > clock.now() && watchedOn < SHARE_WATCHED_ON.hours) {
      const mostMs = lastDueAt + CALLED_WITHIN_MS - clock.now();
      await untilAtRest(rest, mostMs, mostMs);
    }
    judge.conclude(
      await endingOf(
        center,
        observer,
        people.map(({ character }) => character),
        storm.strikes,
      ),
    );
  } catch (error) {
    judge.broke(error instanceof Error ? `${error.name}: ${error.message}` : String(error), clock.now());
  }
  const rows = await rowsOf(center);
  const result: WorldResult = {
    seed,
    ...(aims && { aims: storm.aimed }),
    violations: judge.violations,
    kinds: [...storm.rates.on],
    strikes: storm.strikes,
    passed: Object.fromEntries(storm.passed),
    callbacks: rows.length,
    ended: countBy(rows, ({ state }) => state),
    waiting: countBy(
      rows.filter(({ state }) => state === 'REQUESTED'),
      waitsFor,
    ),
    promises: observer.promises.length,
    rings: observer.dials.filter(({ rangAt }) => rangAt !== undefined).length,
    virtualMinutes: Math.round((clock.now() - START_MS) / 60_000),
    ...(options.wantsTimeline && {
      timeline: timelineOf(
        center.trace.events,
        storm,
        observer,
        people.map(({ character }) => character),
      ),
    }),
    ...(options.wantsHash && { hash: createHash('sha256').update(JSON.stringify(center.trace.events)).digest('hex') }),
  };
  observer.stop();
  await center.close();
  return result;
}

interface Rest {
  readonly center: ContactCenter;
  readonly clock: VirtualClock;
  readonly storm: Storm;
  readonly observer: Observer;
  /** Somebody will still dial. */
  hasPlans(): boolean;
}

/**
 * Lets time pass until every callback has ended and is known to sales, nobody is on the phone, nothing runs anymore and nothing is still to
 * come: from then on only the sweep would wake, and find nothing. A callback that is due in `laterMs` or more may wait, if its monitor does.
 */
async function untilAtRest({ center, clock, storm, observer, hasPlans }: Rest, mostMs: number, laterMs: number): Promise<void> {
  const endsAt = clock.now() + mostMs;
  while (clock.now() < endsAt) {
    await clock.advance(Math.min(LOOK_EVERY_MS, endsAt - clock.now()));
    if (hasPlans() || storm.pending > 0 || observer.activeCalls > 0) continue;
    if (observer.wishes.length > 0 && (await isErasing(center))) continue;
    const rows = await rowsOf(center);
    const running = center.stateMachines.executions().filter(({ status }) => status === 'RUNNING');
    const later = new Set(rows.filter((row) => isDueLater(row, clock.now() + laterMs)).map(({ callbackId }) => callbackId));
    const monitored = new Set(running.filter(({ stateMachineName }) => stateMachineName === 'atlas-call-monitor').map(({ name }) => name));
    const mayRest = (row: Row) => (isEnded(row) ? row.openShard === undefined : later.has(row.callbackId) && monitored.has(row.callbackId));
    if (rows.every(mayRest) && running.every(({ name }) => later.has(name))) return;
  }
}

/** And sales knows that. */
const isDueLater = (row: Row, afterMs: number): boolean =>
  row.state === 'REQUESTED' && row.dueAt * 1000 > afterMs && row.syncedVersion >= row.version;

/** In words that are the same for every callback that waits for the same. */
const waitsFor = ({ attempt, reason }: Row): string => (attempt > 1 ? 'the next attempt' : (reason ?? 'its turn'));

function countBy<T>(list: readonly T[], key: (entry: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const entry of list) counts[key(entry)] = (counts[key(entry)] ?? 0) + 1;
  return counts;
}
