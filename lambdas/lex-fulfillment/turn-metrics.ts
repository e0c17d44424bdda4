import type { MetricSet } from '../shared/metrics';
import type { TurnRecord } from './turn-log';

/** A turn as CloudWatch sees it. Dimensions: intent, rung, tier, reason; a handful of values each, and never a caller. */
export function turnMetrics({ intent, rung, why, turnMs, unattributedMs, notes, timeline }: TurnRecord): readonly MetricSet[] {
  const { gatherMs, firstTokenMs, tier, inputTokens, outputTokens, cache, guardrail } = notes;
  const is = (claim: boolean | undefined): number | undefined => (claim === undefined ? undefined : Number(claim));
  return [
    {
      metrics: {
        TurnLatency: [turnMs, 'Milliseconds'],
        TurnsHandled: [1, 'Count'],
        DataGatheringLatency: [gatherMs, 'Milliseconds'],
        ValidationLatency: [timeline.msOf('guardrails_validation'), 'Milliseconds'],
        UnattributedTime: [unattributedMs, 'Milliseconds'],
        CacheHit: [is(cache && cache !== 'miss'), 'Count'],
        GuardrailBlocked: [is(guardrail && guardrail === 'blocked'), 'Count'],
        GuardrailUnavailable: [is(guardrail && guardrail === 'unavailable'), 'Count'],
      },
    },
    { dimensions: { Intent: intent, Rung: rung }, metrics: { TurnLatency: [turnMs, 'Milliseconds'] } },
    {
      dimensions: { Tier: tier ?? 'none' },
      metrics: {
        ModelLatency: [timeline.msOf('bedrock_call'), 'Milliseconds'],
        TimeToFirstToken: [firstTokenMs, 'Milliseconds'],
        InputTokens: [inputTokens, 'Count'],
        OutputTokens: [outputTokens, 'Count'],
      },
    },
    { dimensions: { Reason: why ?? 'none' }, metrics: { FallbackCount: [why && 1, 'Count'] } },
  ];
}

/** What the line of the log says beside the metrics: names and numbers. */
export const turnProperties = ({ intent, rung, why, turn, promptVersion, notes, timeline }: TurnRecord): object => ({
  intent,
  rung,
  ...(why && { why }),
  turn,
  prompt: promptVersion,
  ...notes,
  spans: timeline.spans(),
});
