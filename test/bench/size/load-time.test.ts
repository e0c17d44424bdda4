import { shippedFunction } from '../../../bench/shipped/shipped-function';
import { loadTimes } from '../../../bench/size/load-time';
import { ASSEMBLY } from '../../support/assembly';

it('loads a bundle in fresh processes beside a bare one', async () => {
  const rounds: number[] = [];
  const { bare, of } = await loadTimes([shippedFunction(ASSEMBLY, 'plan-next-attempt')], 1, (round) => rounds.push(round));
  expect(rounds).toEqual([1]);
  expect(bare.cpuMs).toBeGreaterThan(0);
  expect(of.get('plan-next-attempt')).toMatchObject({
    loadMs: expect.any(Number),
    loadRatio: expect.any(Number),
    rssMiB: expect.any(Number),
  });
});

it('says which bundle does not load, and why', async () => {
  const fn = { ...shippedFunction(ASSEMBLY, 'plan-next-attempt'), variables: {} };
  await expect(loadTimes([fn], 1, () => {})).rejects.toThrow(/plan-next-attempt does not load.*TABLE_NAME/s);
});
