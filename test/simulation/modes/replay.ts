import type { Mode } from './mode';

/** One seed, line by line. */
export const replay: Mode = async ({ args, pool, assembly }) => {
  const seed = args.count;
  const result = await pool.run({ assembly, seed, wantsTimeline: true, without: new Set(args.without), aims: args.aims });
  const { timeline = [], violations, strikes, kinds, ended } = result;
  return {
    isGood: violations.length === 0,
    report: { seed, kinds, violations, strikes, ended, timeline },
    lines: [
      `seed ${seed}: ${kinds.join(', ')}`,
      ...timeline,
      `ended as ${JSON.stringify(ended)}`,
      ...violations.map(({ invariant, what }) => `broke ${invariant}: ${what}`),
    ],
  };
};
