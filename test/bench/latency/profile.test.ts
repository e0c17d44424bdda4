import { at } from '../../../bench/latency/profile';

it('puts a published range at the fifth and the ninety-fifth percentile', () => {
  const z = 1.6448536269514722;
  expect(at([200, 500], -z)).toBeCloseTo(200, 6);
  expect(at([200, 500], z)).toBeCloseTo(500, 6);
  expect(at([200, 500], 0)).toBeCloseTo(Math.sqrt(200 * 500), 6);
});
