import { ASSEMBLY } from '../support/assembly';
import { keptSeeds } from './kept-seeds';
import { runWorld } from './world';

const SEED = 8;
/** Hosted by every journey: it is not checked again here. */
const world = { assembly: ASSEMBLY, isKnownGood: true };

describe('the simulation', () => {
  const kept = keptSeeds();
  if (kept.length > 0)
    it.each(kept.map((each) => [each.seed, each.what, each] as const))(
      'finds nothing wrong in seed %d anymore: %s',
      async (_seed, _what, each) => {
        const { violations } = await runWorld({ ...world, seed: each.seed, aims: each.aims ?? [] });
        expect(violations).toEqual([]);
      },
    );

  it('is a function of the seed: the same one gives the same trace', async () => {
    const [one, other] = [await hashOf(SEED), await hashOf(SEED)];
    expect(one).toMatch(/^[0-9a-f]{64}$/);
    expect(other).toBe(one);
    expect(await hashOf(SEED + 1)).not.toBe(one);
  });

  it('strikes where it is told to, the first time that somebody passes there', async () => {
    const aim = 'slow @ lex → lambda.Invoke(lex-fulfillment)';
    const { strikes, violations } = await runWorld({ ...world, seed: SEED, aims: [aim] });
    expect(strikes.map(({ id }) => id)).toContain(`${aim} aimed`);
    expect(violations).toEqual([]);
  });
});

async function hashOf(seed: number): Promise<string | undefined> {
  const { hash } = await runWorld({ ...world, seed, wantsHash: true });
  return hash;
}
