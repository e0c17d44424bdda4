import { mean, median, rounded } from '../statistics';
import { ISSUES, PHASES } from './design';
import type { DesignResult, Samples } from './simulate';

/** One of the document's promises beside what became of it. Milliseconds. */
export interface IssueClaim {
  readonly issue: number;
  readonly technique: string;
  readonly complexity: string;
  readonly measuredIn: 'turn' | 'ring';
  readonly claimedMs: readonly [number, number];
  /** Of turns (or callbacks) that it makes any shorter: the mean of what it saves, and how many these are. */
  readonly savedWhereItAppliesMs: number;
  readonly appliesTo: number;
  /** Of all of them. */
  readonly savedMeanMs: number;
  readonly savedMedianMs: number;
  readonly verdict: 'as claimed' | 'less' | 'more' | 'nothing';
}

/** Less than this is noise of the last digit. */
const SAVES_MS = 1;
const TOLERANCE = 0.1;

/** Each issue alone against "before", turn by turn with the same luck. */
export function issueClaims(before: Samples, alone: (technique: string) => Samples): IssueClaim[] {
  return ISSUES.map(({ issue, technique, complexity, claimMs, in: where }) => {
    const after = alone(technique);
    const [old, now] = where === 'turn' ? [before.handler, after.handler] : [before.ring, after.ring];
    const saved = [...old].map((ms, index) => ms - (now[index] ?? Number.NaN)).filter((ms) => !Number.isNaN(ms));
    const applied = saved.filter((ms) => ms > SAVES_MS);
    const savedWhereItAppliesMs = applied.length === 0 ? 0 : rounded(mean(applied), 1);
    return {
      ...{ issue, technique, complexity, measuredIn: where, claimedMs: claimMs, savedWhereItAppliesMs },
      appliesTo: rounded(applied.length / saved.length, 3),
      savedMeanMs: rounded(mean(saved), 1),
      savedMedianMs: rounded(median(old.filter((ms) => !Number.isNaN(ms))) - median(now.filter((ms) => !Number.isNaN(ms))), 1),
      verdict: verdictOf(savedWhereItAppliesMs, claimMs),
    };
  });
}

function verdictOf(savedMs: number, [least, most]: readonly [number, number]): IssueClaim['verdict'] {
  if (savedMs === 0) return most === 0 ? 'as claimed' : 'nothing';
  if (savedMs < least * (1 - TOLERANCE)) return 'less';
  return savedMs > most * (1 + TOLERANCE) ? 'more' : 'as claimed';
}

export interface PhaseClaim {
  readonly phase: string;
  /** What the document says is left of a turn. */
  readonly claimedMs: readonly [number, number];
  readonly handler: { readonly p50: number; readonly p90: number; readonly p99: number };
  /** Turns in which the old design asked a model. */
  readonly conversation: { readonly p50: number; readonly p90: number; readonly p99: number };
  readonly holdsAt: readonly ('p50' | 'p90' | 'p99')[];
}

export function phaseClaims(resultOf: (name: string) => DesignResult): PhaseClaim[] {
  return PHASES.map(({ phase, claimMs }) => {
    const name = phase === 1 ? 'phase 1' : phase === 2 ? 'phases 1+2' : 'phases 1+2+3';
    const { handler, conversation } = resultOf(name).turn;
    const holdsAt = (['p50', 'p90', 'p99'] as const).filter((percent) => handler[percent] <= claimMs[1]);
    return { phase: name, claimedMs: claimMs, handler, conversation, holdsAt };
  });
}
