import { ASSEMBLY } from '../support/assembly';
import { keptSeeds } from './kept-seeds';
import { runWorld } from './world';

/** A taste: `npm run simulate -- --seeds 100` is what CI runs. */
const SEEDS = [
  ...new Set([
    ...keptSeeds()
      .map(({ seed }) => seed)
      .slice(0, 5),
    ...Array.from({ length: 10 }, (_, index) => index + 1),
  ]),
];

let isKnownGood = false;
async function world(seed: number, options: { wantsHash?: boolean } = {}) {
  const result = await runWorld({ assembly: ASSEMBLY, seed, isKnownGood, ...options });
  isKnownGood = true;
  return result;
}

describe('under faults of every kind', () => {
  it.each(SEEDS)('seed %d loses no promise and doubles no call', async (seed) => {
    const { violations } = await world(seed);
    expect(violations).toEqual([]);
  });

  it('a seed gives the same trace twice, whatever was hosted in between', async () => {
    const first = await world(2, { wantsHash: true });
    await world(3);
    expect((await world(2, { wantsHash: true })).hash).toBe(first.hash);
  });
});
