import { dollars } from '../../bench/prices';
import { mean, median, percentile, percentiles } from '../../bench/statistics';
import { table } from '../../bench/table';

it('takes percentiles by nearest rank, so that each is something that was measured', () => {
  const values = Array.from({ length: 100 }, (_, index) => index + 1);
  expect(percentiles(values)).toEqual({ p50: 50, p90: 90, p99: 99 });
  expect([percentile([3, 1, 2], 100), median([4, 1, 3, 2]), mean([1, 2, 6])]).toEqual([3, 2, 3]);
  expect(percentile([], 50)).toBeNaN();
});

it('knows what models cost, and names one that it does not know', () => {
  expect(dollars({ modelId: 'anthropic.claude-haiku-5-5', inputTokens: 1e6, outputTokens: 1e6 })).toBeCloseTo(0.6);
  expect(dollars({ modelId: 'us.anthropic.claude-sonnet-5', inputTokens: 1e6, outputTokens: 0 })).toBeCloseTo(2.2);
  expect(() => dollars({ modelId: 'a-new-model', inputTokens: 1, outputTokens: 1 })).toThrow(/no price for a-new-model/);
});

it('sets rows in columns', () => {
  expect(table(['what', 'ms', 'note'], [['turn', 12, 'quick']], [2])).toBe('what  ms  note\n----  --  -----\nturn  12  quick');
});
