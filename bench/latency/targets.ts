import type { Built } from './built/built';
import type { PhaseClaim } from './claims';
import type { DesignResult } from './simulate';

export interface Target {
  readonly name: string;
  readonly atMost?: number;
  readonly atLeast?: number;
  readonly measured: number;
  readonly isMet: boolean;
  readonly cause?: string;
}

const atMost = (name: string, limit: number, measured: number, cause: string): Target => {
  const isMet = measured <= limit;
  return { name, atMost: limit, measured, isMet, ...(!isMet && { cause }) };
};

/** What a profile's numbers must be. `isCalibrated`: the profile stands for the document, whose claims are to be met. */
export function targetsOf(
  profile: string,
  isCalibrated: boolean,
  result: (name: string) => DesignResult,
  phases: readonly PhaseClaim[],
): Target[] {
  const all = result('all');
  const before = result('before').turn.handler.p99;
  const isCalm = before < 9000;
  const calibration: Target = {
    ...{ name: `${profile}: before, P99 of the handler`, atLeast: 9000, measured: before, isMet: !isCalm },
    ...(isCalm && { cause: 'too few calls for a percentile, or too small a chance of a cold start, by which the profile is calibrated' }),
  };
  const limits = [5000, 2000, 999];
  return [
    ...(isCalibrated ? [calibration] : []),
    ...(isCalibrated
      ? phases.map(({ phase, handler }, index) =>
          atMost(`${profile}: ${phase}, P50 of the handler`, limits[index] ?? 0, handler.p50, 'see the designs one by one'),
        )
      : []),
    atMost(
      `${profile}: all, heard, × bound at P50`,
      1.15,
      all.turn.xBound.p50,
      'the wait for the end of speech above its least, and models that were not the better of two',
    ),
    atMost(`${profile}: all, heard, × bound at P99`, 1.8, all.turn.xBound.p99, 'first tokens that come late twice'),
    atMost(`${profile}: all, ring, × bound at P50`, 1.05, all.ring.xBound.p50, RING_CAUSE),
    atMost(`${profile}: all, ring, × bound at P99`, 1.1, all.ring.xBound.p99, RING_CAUSE),
  ];
}

const RING_CAUSE =
  'what the product does beside lead and call, and the bound does not: two transitions more, the row read and marked as known to Salesforce, read again with what stands in its way, and claimed before the dial';

/** Techniques of `all` that the product does not have. */
export const missingTechniques = (built: readonly Built[]): string[] =>
  built.filter(({ isBuilt }) => !isBuilt).map(({ technique, seen }) => `${technique} (${seen})`);
