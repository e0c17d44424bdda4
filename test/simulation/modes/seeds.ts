import { keepSeeds, keptSeeds } from '../kept-seeds';
import { type Shrunk, shrink } from '../shrink';
import { Tally } from '../tally';
import type { WorldResult } from '../world';
import type { Mode, Session } from './mode';

/** So many failing seeds are shrunk and told; the others are only named. */
const MOST_TOLD = 3;
const SAY_EVERY = 50;

/** Worlds of many seeds, the kept ones first. */
export const seeds: Mode = async (session) => {
  const { args, say } = session;
  const startedAt = Date.now();
  const kept = keptSeeds().map(({ seed }) => seed);
  const range = Array.from({ length: args.count }, (_, index) => args.from + index);
  const tally = new Tally();
  const failing: WorldResult[] = [];
  let done = 0;
  await Promise.all(
    [...new Set([...kept, ...range])].map(async (seed) => {
      const result = await world(session, seed);
      tally.add(result);
      if (result.violations.length > 0) {
        failing.push(result);
        say(`seed ${seed}: ${result.violations.map(({ invariant, what }) => `${invariant} ${what}`).join('; ')}`);
      }
      if (++done % SAY_EVERY === 0)
        say(`${done} worlds, ${failing.length} of them broke something, ${Math.round((Date.now() - startedAt) / 1000)} s`);
    }),
  );
  failing.sort((one, other) => one.seed - other.seed);
  if (!args.keepsNothing)
    keepSeeds(
      failing.map(({ seed, violations }) => ({ seed, invariant: violations[0]?.invariant ?? '', what: violations[0]?.what ?? '' })),
    );
  const told: Shrunk[] = [];
  for (const result of failing.slice(0, MOST_TOLD)) {
    say(`shrinking seed ${result.seed}`);
    told.push(await shrink(result, (options) => session.pool.run({ assembly: session.assembly, ...options })));
  }
  const report = { seeds: args.count, from: args.from, kept: kept.length, ...tally.report(), seconds: (Date.now() - startedAt) / 1000 };
  return {
    isGood: failing.length === 0,
    report: {
      ...report,
      failing: failing.map(({ seed, violations }) => ({ seed, violations })),
      shrunk: told.map(({ timeline: _, ...rest }) => rest),
    },
    lines: [...told.flatMap(tell), summary(report)],
  };
};

/** A world that could not be run at all is one that broke. */
async function world({ pool, assembly, args }: Session, seed: number): Promise<WorldResult> {
  try {
    return await pool.run({ assembly, seed, ...(args.without.length > 0 && { without: new Set(args.without) }) });
  } catch (error) {
    const violations = [{ invariant: 'world', what: (error as Error).message, at: 0 }];
    return { seed, violations, kinds: [], strikes: [], passed: {}, callbacks: 0, ended: {}, promises: 0, rings: 0, virtualMinutes: 0 };
  }
}

function tell({ seed, invariant, what, strikes, without, timeline }: Shrunk): string[] {
  return [
    `seed ${seed} breaks ${invariant}: ${what}`,
    `  it takes: ${strikes.map(({ id }) => id).join(', ') || 'nothing going wrong'}`,
    `  again: npm run simulate -- --replay ${seed} ${without.map((left) => `--without ${JSON.stringify(left)}`).join(' ')}`,
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
