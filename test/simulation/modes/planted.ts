import type { PlantedBug } from '../planted/bug';
import { bugs } from '../planted/bugs';
import { plant } from '../planted/plant';
import type { WorldResult } from '../world';
import type { Mode, Session } from './mode';

const MOST_SEEDS = 500;
const AT_ONCE = 8;

interface Catch {
  readonly name: string;
  readonly caught: boolean;
  readonly seed?: number;
  readonly invariant?: string;
  readonly what?: string;
  readonly says: string;
}

/** Every known design mistake, one after the other: the simulation is worth what it catches. */
export const planted: Mode = async (session) => {
  const catches: Catch[] = [];
  for (const bug of bugs.filter(({ name }) => name.includes(session.args.only ?? ''))) {
    const found = await look(bug, session);
    session.say(
      `${bug.name}: ${found.caught ? `caught by ${found.invariant} in seed ${found.seed}` : `not caught in ${MOST_SEEDS} seeds`}`,
    );
    catches.push(found);
  }
  const missed = catches.filter(({ caught }) => !caught);
  return {
    isGood: missed.length === 0,
    report: { planted: catches, caught: catches.length - missed.length, of: catches.length },
    lines: catches.map(({ name, caught, seed, invariant, what }) =>
      caught ? `caught  ${name}: seed ${seed}, ${invariant}: ${what}` : `MISSED  ${name}`,
    ),
  };
};

/** Runs seeds until one breaks what the bug should break. */
async function look({ name, says, breaks, aims = [], ...bug }: PlantedBug, { pool, assembly, args }: Session): Promise<Catch> {
  const copy = await plant({ name, says, breaks, ...bug }, assembly);
  const broken: { seed: number; invariant: string; what: string }[] = [];
  let next = args.from;
  const judge = ({ seed, violations }: WorldResult) => {
    const violation = violations.find(({ invariant }) => breaks.includes(invariant));
    if (violation) broken.push({ seed, invariant: violation.invariant, what: violation.what });
  };
  const walk = async () => {
    while (broken.length === 0 && next < args.from + MOST_SEEDS) judge(await pool.run({ assembly: copy.folder, seed: next++, aims }));
  };
  try {
    const walks = await Promise.allSettled(Array.from({ length: AT_ONCE }, walk)); // all of them end before the copy goes
    for (const each of walks) if (each.status === 'rejected') throw each.reason;
  } finally {
    copy.remove();
  }
  const [first] = broken.sort((one, other) => one.seed - other.seed);
  return { name, caught: first !== undefined, ...first, says };
}
