import type { Random } from '../../../local/cloud/random';
import type { Storm } from '../storm/storm';
import type { Character, PlannedCall, RingReaction } from './character';

/** Numbers that Atlas may call, in three time zones where it is office hours; the last four digits tell them apart. */
export const NUMBERS = ['+14155552671', '+12125552368', '+13105554587', '+17735558812', '+16175553904', '+12065557731'] as const;

const NAMES = ['Ada Lovelace', 'Grace Hopper', 'Alan Turing', 'Edsger Dijkstra', 'Barbara Liskov', 'Hedy Lamarr'] as const;
const COMPANIES = [
  'Analytical Engines',
  'Navy Yards',
  'Bletchley Parts',
  'Shortest Paths',
  'Substitution Works',
  'Frequency Hopping',
] as const;
const USE_CASES = [
  'we want to answer support calls at night',
  'we would like to book appointments by phone',
  'we need help with order status calls',
] as const;

const ON_RING_BACK = ['keep', 'keep', 'talk', 'cancel', 'another number'] as const;

/** All first calls begin within this. */
const OPENING_MS = 90_000;
const CALLER = 'caller → connect';

/** Of the people, in the seeds in which some want to be forgotten; and of these, who rings again afterwards. */
const ERASE = 0.15;
const BOOK_AGAIN = 0.5;

/** The people of a seed, before anything happens. The faults that are people's own are drawn here. */
export function castOf(random: Random, storm: Storm): Character[] {
  const size = 1 + Math.floor(random.next() ** 8 * 3);
  return Array.from({ length: size }, (_, index) => characterOf(index, random.fork(`person/${index}`), storm));
}

function characterOf(index: number, random: Random, storm: Storm): Character {
  const number = NUMBERS[index % NUMBERS.length] ?? NUMBERS[0];
  const atMs = Math.round(random.next() * OPENING_MS);
  const first = callOf({ atMs }, number, random.fork('call/0'), storm);
  const calls = [first];
  const more = random.next();
  if (storm.strike('second session', CALLER, 0.35)) {
    calls.push(callOf({ atMs: atMs + 2_000 + Math.round(random.next() * 40_000) }, number, random.fork('call/1'), storm));
  }
  if (more < 0.25)
    calls.push(callOf({ afterPromiseMs: 1_500 + Math.round(random.next() ** 2 * 240_000) }, number, random.fork('call/2'), storm));
  if (storm.strike('erase mid-flight', CALLER, ERASE)) calls.unshift(...erasureOf(number, random, storm));
  return {
    number,
    secondNumber: NUMBERS[(index + 3) % NUMBERS.length] ?? NUMBERS[0],
    name: NAMES[index % NAMES.length] ?? NAMES[0],
    company: COMPANIES[index % COMPANIES.length] ?? COMPANIES[0],
    useCase: pick(USE_CASES, random),
    calls,
    whenRung: [reactionOf(random), reactionOf(random)],
  };
}

/** Their callback may wait, be on its way, ring or be over by then; whoever rings again may not be called where they were forgotten. */
function erasureOf(number: string, random: Random, storm: Storm): PlannedCall[] {
  const lots = random.fork('erasure');
  const erases: PlannedCall = {
    when: { afterPromiseMs: 1_500 + Math.round(lots.next() * 238_500) },
    ...{ questions: 0, wantsCallback: false, erases: true, repeats: false, onRingBack: 'keep' },
  };
  if (lots.next() >= BOOK_AGAIN) return [erases];
  const again = callOf({ afterErasureMs: 45_000 + Math.round(lots.next() * 75_000) }, number, random.fork('call/again'), storm);
  const elsewhere = NUMBERS.filter((each) => each !== number);
  return [erases, { ...again, ...(lots.next() < 0.6 && { otherNumber: pick(elsewhere, lots) }) }];
}

function callOf(when: PlannedCall['when'], number: string, random: Random, storm: Storm): PlannedCall {
  const wantsCallback = random.next() < 0.92;
  const goesElsewhere = random.next() < 0.12;
  const hangsUp = random.next() < 0.12;
  return {
    when,
    questions: random.next() < 0.2 ? 1 : 0,
    wantsCallback,
    repeats: storm.strike('caller repeats', CALLER, 0.35),
    onRingBack: pick(ON_RING_BACK, random),
    ...(goesElsewhere && {
      otherNumber: pick(
        NUMBERS.filter((each) => each !== number),
        random,
      ),
    }),
    ...(hangsUp && { hangsUpAt: 1 + Math.floor(random.next() * 6) }),
  };
}

function reactionOf(random: Random): RingReaction {
  const lot = random.next();
  const afterMs = 800 + Math.round(random.next() * 12_000);
  if (lot < 0.6) return { kind: 'answers', afterMs, utterances: Math.floor(random.next() * 3), thenStaysSilent: random.next() < 0.2 };
  if (lot < 0.72) return { kind: 'declines', afterMs };
  if (lot < 0.88) return { kind: 'lets it ring' };
  return { kind: 'voicemail', afterMs };
}

function pick<T>(from: readonly T[], random: Random): T {
  return from[Math.floor(random.next() * from.length)] as T;
}
