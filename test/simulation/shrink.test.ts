import { shrink } from './shrink';
import type { Kind } from './storm/kinds';
import type { Strike } from './storm/storm';
import type { WorldOptions, WorldResult } from './world';

const strike = (kind: Kind, n: number): Strike => ({ id: `${kind} @ a → b #${n}`, kind, arrow: 'a → b', at: n });
const ALL = [strike('hang', 1), strike('slow', 1), strike('crash', 1), strike('crash', 2), strike('throttle', 1)];

/** A world that breaks only when the second crash happens while something is slow. */
async function run({ seed, without = new Set() }: Pick<WorldOptions, 'seed' | 'without'>): Promise<WorldResult> {
  const strikes = ALL.filter(({ id, kind }) => !without.has(id) && !without.has(kind));
  const breaks = ['slow @ a → b #1', 'crash @ a → b #2'].every((needed) => strikes.some(({ id }) => id === needed));
  return {
    ...{
      seed,
      strikes,
      kinds: [...new Set(ALL.map(({ kind }) => kind))],
      passed: {},
      callbacks: 0,
      ended: {},
      waiting: {},
      promises: 0,
      rings: 0,
      virtualMinutes: 1,
    },
    violations: breaks ? [{ invariant: 'I3', what: 'twice', at: 0 }] : [],
    timeline: ['it rings', 'it rings'],
  };
}

describe('a failing schedule', () => {
  it('is told without everything that makes no difference', async () => {
    const shrunk = await shrink(await run({ seed: 9 }), run);
    expect(shrunk.strikes.map(({ id }) => id)).toEqual(['slow @ a → b #1', 'crash @ a → b #2']);
    expect(shrunk.without).toEqual(['hang', 'throttle', 'crash @ a → b #1']);
    expect(shrunk).toMatchObject({ seed: 9, invariant: 'I3', timeline: ['it rings', 'it rings'] });
  });

  it('breaks again when what was left out is left out', async () => {
    const { without } = await shrink(await run({ seed: 9 }), run);
    expect((await run({ seed: 9, without: new Set(without) })).violations).toHaveLength(1);
  });
});
