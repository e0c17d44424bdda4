import { checkTargets, percentilesOf } from '../../../lambdas/shared/performance';

describe('how fast it was', () => {
  it('is told in percentiles that are samples', () => {
    const samples = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(percentilesOf(samples)).toEqual({ count: 100, p50: 50, p90: 90, p95: 95, p99: 99, max: 100 });
    expect(percentilesOf([7])).toEqual({ count: 1, p50: 7, p90: 7, p95: 7, p99: 7, max: 7 });
    expect(percentilesOf([])).toEqual({ count: 0, p50: 0, p90: 0, p95: 0, p99: 0, max: 0 });
  });

  it('is held against what was promised, target by target', () => {
    const checks = checkTargets({ fast: [500, 700], nobodyPromised: [9999] }, { fast: { p50: 600, max: 650 }, rule: { p50: 20 } });
    expect(checks).toEqual([
      { operation: 'fast', percentile: 'p50', targetMs: 600, measuredMs: 500, isMet: true },
      { operation: 'fast', percentile: 'max', targetMs: 650, measuredMs: 700, isMet: false },
    ]);
  });
});
