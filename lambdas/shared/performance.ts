/** How a number of times are spread, in ms. */
export interface Percentiles {
  readonly count: number;
  readonly p50: number;
  readonly p90: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/** By nearest rank, so that each is one of the samples. Zeros without any. */
export function percentilesOf(samplesMs: readonly number[]): Percentiles {
  const sorted = [...samplesMs].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return { count: sorted.length, p50: at(0.5), p90: at(0.9), p95: at(0.95), p99: at(0.99), max: at(1) };
}

/** No more than so long at this percentile. */
export type Target = Partial<Omit<Percentiles, 'count'>>;

/** What was promised, operation by operation: a rung is a whole turn as the handler sees it, `promise` one that books a callback, the others are spans of one. */
export const TARGETS: Readonly<Record<string, Target>> = {
  rule: { p50: 20, p90: 40, p99: 80 },
  keyword: { p50: 20, p90: 40, p99: 80 },
  cached: { p50: 30, p90: 60, p99: 120 },
  fast: { p50: 600, p90: 1100, p99: 2000 },
  promise: { p50: 200, p90: 400, p99: 800 },
  turn: { max: 2200 },
  unattributed: { max: 5 },
  caller_read: { max: 500 },
  scenario_read: { max: 500 },
  cache_read: { max: 500 },
  guardrails_validation: { p50: 200, p99: 500 },
  identity_key: { max: 800 },
};

export interface TargetCheck {
  readonly operation: string;
  readonly percentile: keyof Target;
  readonly targetMs: number;
  readonly measuredMs: number;
  readonly isMet: boolean;
}

/** Every target of which there are samples, met or not. */
export function checkTargets(samplesMs: Readonly<Record<string, readonly number[]>>, targets = TARGETS): readonly TargetCheck[] {
  return Object.entries(targets).flatMap(([operation, target]) => {
    const samples = samplesMs[operation] ?? [];
    if (samples.length === 0) return [];
    const measured = percentilesOf(samples);
    return Object.entries(target).map(([name, targetMs]) => {
      const percentile = name as keyof Target;
      return { operation, percentile, targetMs, measuredMs: measured[percentile], isMet: measured[percentile] <= targetMs };
    });
  });
}
