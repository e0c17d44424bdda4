import { evaluate } from '../../../../local/services/cloudwatch/math/evaluate';
import { parseExpression } from '../../../../local/services/cloudwatch/math/expression';
import type { Series } from '../../../../local/services/cloudwatch/math/series';

const METRICS: Readonly<Record<string, Series>> = {
  errors: [1, undefined, 3, 0],
  all: [10, 5, 0, 4],
  gaps: [2, undefined, undefined, 8],
};

const worthOf = (expression: string) => evaluate(parseExpression(expression), { value: (id) => METRICS[id] as Series, periodSeconds: 60 });

describe('metric math', () => {
  it.each([
    ['100 * errors / all', [10, undefined, undefined, 0]],
    ['100 * FILL(errors, 0) / all', [10, 0, undefined, 0]],
    ['-errors + 2 ^ 3', [7, undefined, 5, 8]],
    ['(errors + all) * 2', [22, undefined, 6, 8]],
    ['IF(all > 4, errors, 0)', [1, undefined, 0, 0]],
    ['IF(all > 4 AND all < 10, 1)', [undefined, 1, undefined, undefined]],
    ['FILL(gaps, LINEAR)', [2, 4, 6, 8]],
    ['FILL(gaps, REPEAT)', [2, 2, 2, 8]],
    ['MAX([errors, all])', [10, 5, 3, 4]],
    ['SUM([errors, all])', [11, 5, 3, 4]],
    ['all / PERIOD(all)', [10 / 60, 5 / 60, 0, 4 / 60]],
    ['DIFF(all)', [undefined, -5, -5, 4]],
    ['all >= 5 || errors == 0', [1, undefined, 0, 1]],
    ['RUNNING_SUM(gaps)', [2, 2, 2, 10]],
  ])('%s', (expression, expected) => expect(worthOf(expression)).toEqual(expected));

  it.each([
    ['MAX(all)', 10],
    ['AVG(errors)', 4 / 3],
    ['CEIL(AVG(errors))', 2],
  ])('%s is a number', (expression, expected) => expect(worthOf(expression)).toBe(expected));

  it.each([
    ['SEARCH(1)', /no function SEARCH here; there are ABS, AVG/],
    ['errors +', /ends too early/],
    ['errors all', /goes on with all/],
    ['M1 * 2', /M1 is no id/],
    ['errors ; all', /does not read on at ";/],
  ])('%s is refused', (expression, says) => expect(() => parseExpression(expression)).toThrow(says));
});
