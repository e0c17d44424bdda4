import type { CfnBot } from 'aws-cdk-lib/aws-lex';
import { metricOf, ofLiveFunction, ownMetric, sumOf, type Watch } from './alarms';
import type { DeadLetters } from './dead-letters';
import type { LexBot } from './lex-bot';
import type { TaskFunction } from './task-function';

/** The fulfillment function has alarms of its own, which also take back a deployment. */
export function ofFunction({ functionName }: TaskFunction): Watch[] {
  if (functionName === 'atlas-lex-fulfillment') return [];
  return [
    {
      name: `${functionName.slice('atlas-'.length)}-errors`,
      why: `${functionName} failed or was throttled three times in five minutes: its log has the errors by name.`,
      metric: sumOf({ errors: ofLiveFunction(functionName, 'Errors'), throttles: ofLiveFunction(functionName, 'Throttles') }, 5),
      threshold: 3,
    },
  ];
}

export const ofDeadLetters = (queue: DeadLetters): Watch => ({
  name: `${queue.of}-dead-letters`,
  why: `Something of atlas-${queue.of} was given up. Look at it, mend the cause, then npm run redrive.`,
  metric: queue.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum' }),
  threshold: 1,
});

/** Of callbacks: docs/metrics.md tells where each number comes from. */
export const THE_PROMISE: readonly Watch[] = [
  {
    name: 'sweep-absent',
    why: 'The sweep has not run for three minutes: nothing is repaired, promises that fell through stay there.',
    metric: ownMetric('SweepRan'),
    threshold: 1,
    comparison: 'below',
    periods: 3,
    mustBeThere: true,
  },
  {
    name: 'sweep-failures',
    why: 'For five minutes the sweep could not repair something: its log line "swept" counts the errors by name.',
    metric: ownMetric('SweepFailures'),
    threshold: 1,
    periods: 5,
  },
  {
    name: 'oldest-lead-pending',
    why: 'Salesforce has not held the truth about some callback for fifteen minutes. Is it away, its limit used up, its key revoked?',
    metric: ownMetric('OldestLeadPending', { statistic: 'Maximum' }),
    threshold: 900,
    periods: 2,
  },
  {
    name: 'oldest-callback-due',
    why: 'A promise has been due for ten minutes and nobody has dialed. Is dialing stopped, the breaker open, the line full?',
    metric: ownMetric('OldestCallbackDue', { statistic: 'Maximum' }),
    threshold: 600,
    periods: 2,
  },
  {
    name: 'dials-unclear',
    why: 'Three tries to place a call in an hour ended without an answer from Connect: evidence decides, and people may have to call.',
    metric: ownMetric('Dials', { minutes: 60, dimensionsMap: { Result: 'unclear' } }),
    threshold: 3,
  },
  {
    name: 'dialer-breaker',
    why: 'Too many of the latest dials failed, and all others wait: Connect or the carrier is in trouble.',
    metric: ownMetric('DialerBreakerOpened'),
    threshold: 1,
  },
  {
    name: 'dialing-stopped',
    why: 'All dialing has been stopped for an hour. If that is no longer meant: npm run dialing -- start.',
    metric: ownMetric('DialingStopped', { statistic: 'Minimum', minutes: 5 }),
    threshold: 1,
    periods: 12,
  },
];

export const THE_TURN: readonly Watch[] = [
  {
    name: 'guardrail-unavailable',
    why: 'The guardrail could not be asked: free talk is answered with fixed words, and each such turn is in the review queue.',
    metric: ownMetric('GuardrailUnavailable', { minutes: 5 }),
    threshold: 3,
  },
];

/** The instance's quotas, and our flows. */
export function ofConnect(InstanceId: string): Watch[] {
  const voice = (name: string, statistic: string) =>
    metricOf('AWS/Connect', name, { statistic, minutes: 5, dimensionsMap: { InstanceId, MetricGroup: 'VoiceCalls' } });
  const inFlow = (name: string, flow: string) =>
    metricOf('AWS/Connect', name, { dimensionsMap: { InstanceId, MetricGroup: 'ContactFlow', ContactFlowName: `Atlas ${flow}` } });
  return [
    {
      name: 'concurrent-calls',
      why: 'Four fifths of the concurrent calls that Connect allows are in use: ask for more before callers hear that the network is busy.',
      metric: voice('ConcurrentCallsPercentage', 'Maximum'),
      threshold: 0.8,
    },
    {
      name: 'quota-exhausted',
      why: 'Connect turned calls away: over the quota of concurrent calls, or of calls a second.',
      metric: sumOf({ breaching: voice('CallsBreachingConcurrencyQuota', 'Sum'), throttled: voice('ThrottledCalls', 'Sum') }, 5),
      threshold: 1,
    },
    ...['inbound', 'outbound'].map((flow) => ({
      name: `${flow}-flow-errors`,
      why: `Blocks of the flow "Atlas ${flow}" took their error branch five times in five minutes, or a call ended in one without.`,
      metric: sumOf({ errors: inFlow('ContactFlowErrors', flow), fatal: inFlow('ContactFlowFatalErrors', flow) }, 5),
      threshold: 5,
    })),
  ];
}

/** Voice comes by StartConversation. */
export function ofLex({ bot, alias }: LexBot): Watch[] {
  const ofLocale = (LocaleId: string, name: string) =>
    metricOf('AWS/Lex', name, {
      dimensionsMap: { BotId: bot.attrId, BotAliasId: alias.attrBotAliasId, LocaleId, Operation: 'StartConversation' },
    });
  return (bot.botLocales as CfnBot.BotLocaleProperty[]).map(({ localeId }) => ({
    name: `lex-errors-${localeId}`,
    why: `Lex failed, was throttled or got no answer from the fulfillment function, in ${localeId}: callers hear an apology.`,
    metric: sumOf(
      {
        lambda: ofLocale(localeId, 'RuntimeLambdaErrors'),
        throttled: ofLocale(localeId, 'RuntimeThrottledEvents'),
        system: ofLocale(localeId, 'RuntimeSystemErrors'),
      },
      5,
    ),
    threshold: 3,
  }));
}

export function ofTable(name: string, TableName: string): Watch {
  const ofThat = (metricName: string) => metricOf('AWS/DynamoDB', metricName, { dimensionsMap: { TableName } });
  return {
    name: `${name}-throttled`,
    why: 'DynamoDB throttled requests for five minutes: a partition is hot, or the account at its limit.',
    metric: sumOf({ reads: ofThat('ReadThrottleEvents'), writes: ofThat('WriteThrottleEvents') }),
    threshold: 1,
    periods: 5,
  };
}

export function ofModel(tier: string, ModelId: string): Watch {
  const ofThat = (metricName: string) => metricOf('AWS/Bedrock', metricName, { dimensionsMap: { ModelId } });
  return {
    name: `${tier}-model-away`,
    why: `Bedrock throttled or failed ten calls of the ${tier} model in five minutes: callers get the other model or fixed words.`,
    metric: sumOf({ throttles: ofThat('InvocationThrottles'), failures: ofThat('InvocationServerErrors') }, 5),
    threshold: 10,
  };
}
