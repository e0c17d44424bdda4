import { type AimedWorld, Aims } from '../aims';
import { keepSeeds, keptSeeds } from '../kept-seeds';
import { Progress } from '../progress';
import { type Shrunk, shrink } from '../shrink';
import { Tally } from '../tally';
import type { WorldResult } from '../world';
import type { Mode, Session } from './mode';

/** So many failing seeds are shrunk and told; the others are only named. */
const MOST_TOLD = 3;
/** So many of the worlds are as their seeds have them; then, round after round, they are aimed at what has struck nowhere until then. */
const UNAIMED_SHARE = 2 / 5;
const AIMED_SHARE = 1 / 5;
const AIMED_ROUNDS = 5;
/** The rest are seeds of before, once more, aimed at what has struck nowhere and was passed there; new ones, when there is nothing to aim at. */
const AGAIN_ROUNDS = 5;
const MOST_LATE = 12;

/** Worlds of many seeds, the kept ones first. */
export const seeds: Mode = async (session) => {
  const { args, say } = session;
  const kept = keptSeeds();
  const [tally, aims, failing] = [new Tally(), new Aims(), [] as WorldResult[]];
  const progress = new Progress(say);
  const runAll = async (worlds: readonly AimedWorld[]) => {
    await Promise.all(
      worlds.map(async (world) => {
        const result = await run(session, world);
        tally.add(result);
        aims.add(result);
        if (result.violations.length > 0) {
          failing.push(result);
          say(`${nameOf(result)}: ${result.violations.map(({ invariant, what }) => `${invariant} ${what}`).join('; ')}`);
        }
        progress.done(failing.length);
      }),
    );
  };
  const left = Array.from({ length: args.count }, (_, index) => args.from + index);
  progress.expects(kept.length + left.length);
  await runAll(kept.map(({ seed, aims: own = [] }) => ({ seed, aims: own })));
  await runAll(left.splice(0, Math.ceil(args.count * UNAIMED_SHARE)).map((seed) => ({ seed, aims: [] })));
  let aimed = 0;
  const toAim = left.splice(0, Math.ceil(args.count * AIMED_SHARE));
  for (let round = AIMED_ROUNDS; round > 0; round--) {
    const worlds = aims.deal(toAim.splice(0, Math.ceil(toAim.length / round)));
    aimed += worlds.filter((world) => world.aims.length > 0).length;
    await runAll(worlds);
  }
  let again = 0;
  for (let round = AGAIN_ROUNDS; round > 0; round--) {
    const worlds = aims.again(Math.ceil(left.length / round), round <= 2);
    again += worlds.length;
    left.splice(0, worlds.length);
    await runAll(worlds);
  }
  await runAll(left.map((seed) => ({ seed, aims: [] })));
  // What none but the last of them have passed takes some more.
  const late = aims.again(MOST_LATE, true);
  progress.expects(late.length);
  again += late.length;
  await runAll(late);

  failing.sort((one, other) => one.seed - other.seed);
  if (!args.keepsNothing)
    keepSeeds(
      failing.map(({ seed, aims: own = [], violations: [{ invariant, what } = { invariant: '', what: '' }] }) => ({
        ...{ seed, ...(own.length > 0 && { aims: own }), invariant, what },
      })),
    );
  const told: Shrunk[] = [];
  for (const result of failing.slice(0, MOST_TOLD)) {
    say(`shrinking ${nameOf(result)}`);
    told.push(await shrink(result, (options) => session.pool.run({ assembly: session.assembly, ...options })));
  }
  const report = { seeds: args.count, from: args.from, kept: kept.length, aimed, again, ...tally.report(), seconds: progress.seconds };
  return {
    isGood: failing.length === 0,
    report: {
      ...report,
      failing: failing.map(({ seed, aims: own = [], violations }) => ({ seed, aims: own, violations })),
      shrunk: told.map(({ timeline: _, ...rest }) => rest),
    },
    lines: [...told.flatMap(tell), summary(report)],
  };
};

/** A world that could not be run at all is one that broke. */
async function run({ pool, assembly, args }: Session, { seed, aims }: AimedWorld): Promise<WorldResult> {
  try {
    return await pool.run({ assembly, seed, aims, ...(args.without.length > 0 && { without: new Set(args.without) }) });
  } catch (error) {
    const violations = [{ invariant: 'world', what: (error as Error).message, at: 0 }];
    const nothing = { kinds: [], strikes: [], passed: {}, callbacks: 0, ended: {}, waiting: {}, promises: 0, rings: 0, virtualMinutes: 0 };
    return { seed, aims, violations, ...nothing };
  }
}

const nameOf = ({ seed, aims = [] }: Pick<WorldResult, 'seed' | 'aims'>): string =>
  [`seed ${seed}`, ...aims.map((aim) => `with "${aim}"`)].join(' ');

function tell({ seed, aims, invariant, what, strikes, without, timeline }: Shrunk): string[] {
  const options = [...aims.map((aim) => `--aim ${JSON.stringify(aim)}`), ...without.map((left) => `--without ${JSON.stringify(left)}`)];
  return [
    `seed ${seed} breaks ${invariant}: ${what}`,
    `  it takes: ${strikes.map(({ id }) => id).join(', ') || 'nothing going wrong'}`,
    `  again: npm run simulate -- --replay ${[seed, ...options].join(' ')}`,
    ...timeline.map((line) => `  ${line}`),
    '',
  ];
}

const summary = (report: {
  seeds: number;
  violations: number;
  callbacks: number;
  promises: number;
  rings: number;
  seconds: number;
  byInvariant: object;
  ended: object;
}): string =>
  `${report.seeds} seeds in ${Math.round(report.seconds)} s: ${report.violations} broke an invariant ${JSON.stringify(report.byInvariant)}; ` +
  `${report.promises} promises, ${report.callbacks} callbacks, ${report.rings} rings, ended as ${JSON.stringify(report.ended)}`;
