import { firstDifference, traceOf } from '../determinism/trace-of';

/** `npm run determinism` plays a hundred seeds. */
const SEEDS = ['1', '2', '3'];

describe('a seed', () => {
  it.each(SEEDS)('gives the same trace twice, byte for byte: %s', async (seed) => {
    expect(firstDifference(await traceOf(seed), await traceOf(seed))).toBeUndefined();
  });

  it('gives another one than another seed', async () => expect(await traceOf('7')).not.toBe(await traceOf('8')));
});
