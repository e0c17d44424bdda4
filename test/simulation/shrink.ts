import type { Strike } from './storm/storm';
import type { WorldOptions, WorldResult } from './world';

export interface Shrunk {
  readonly seed: number;
  readonly aims: readonly string[];
  readonly invariant: string;
  readonly what: string;
  /** What must go wrong for it to happen. */
  readonly strikes: readonly Strike[];
  /** Kinds and strikes that make no difference: `--without` them it still happens. */
  readonly without: readonly string[];
  readonly timeline: readonly string[];
}

/** Tries of leaving out a single strike, newest first: each is a world. */
const MOST_SINGLES = 60;

/** Leaves out one kind of fault after the other, then one strike after the other, while the same invariant still breaks. */
export async function shrink(
  failing: WorldResult,
  run: (options: Pick<WorldOptions, 'seed' | 'aims' | 'without' | 'wantsTimeline'>) => Promise<WorldResult>,
): Promise<Shrunk> {
  const { seed, aims = [] } = failing;
  const [{ invariant, what } = { invariant: 'none', what: '' }] = failing.violations;
  const without = new Set<string>();
  let smallest = failing;
  const attempt = async (left: string) => {
    without.add(left);
    const result = await run({ seed, aims, without });
    if (result.violations.some((violation) => violation.invariant === invariant)) smallest = result;
    else without.delete(left);
  };
  for (const kind of failing.kinds) await attempt(kind);
  for (const { id } of smallest.strikes.slice(-MOST_SINGLES).reverse()) await attempt(id);
  const { timeline = [], strikes } = await run({ seed, aims, without, wantsTimeline: true });
  return { seed, aims, invariant, what, strikes, without: [...without], timeline };
}
