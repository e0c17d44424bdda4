import { type Alarm, AlarmStatusWidget, Dashboard, GraphWidget, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { ownMetric } from './alarms';

/** Answers, from top to bottom: is anything wrong, what do callers hear, are promises kept, what does it cost. */
export function dashboard(scope: Construct, alarms: readonly Alarm[]): void {
  const turns = (statistic: string) => ownMetric('TurnLatency', { statistic });
  new Dashboard(scope, 'Dashboard', {
    dashboardName: 'Atlas',
    widgets: [
      [new AlarmStatusWidget({ title: 'Is anything wrong?', alarms: [...alarms], width: 24, height: 5 })],
      [
        graph('Turns, ms', turns('p50'), turns('p90'), turns('p99')),
        graph('Turns, and where the time goes', ...['DataGatheringLatency', 'ValidationLatency', 'UnattributedTime'].map(average)),
        graph('Turns a minute; share from the cache', ownMetric('TurnsHandled'), average('CacheHit')),
      ],
      [
        graph('Promises not dialed, leads not written', highest('CallbacksDue'), highest('LeadsPending')),
        graph('The oldest of them, s', highest('OldestCallbackDue'), highest('OldestLeadPending')),
        graph('The line', highest('DialerSlotsHeld'), highest('DialerWaiting'), highest('DialerBreakerOpen'), highest('DialingStopped')),
      ],
      [
        graph('Dials', ...['placed', 'deferred', 'refused', 'failed', 'unclear'].map(dials)),
        graph('Tokens', ...['fast', 'thorough'].flatMap((tier) => ['InputTokens', 'OutputTokens'].map((name) => ofTier(name, tier)))),
        graph('Guardrail', ownMetric('GuardrailBlocked'), ownMetric('GuardrailUnavailable')),
      ],
    ],
  });
}

const graph = (title: string, ...left: IMetric[]) => new GraphWidget({ title, left, width: 8 });
const average = (name: string) => ownMetric(name, { statistic: 'Average' });
const highest = (name: string) => ownMetric(name, { statistic: 'Maximum' });
const dials = (Result: string) => ownMetric('Dials', { dimensionsMap: { Result } });
const ofTier = (name: string, Tier: string) => ownMetric(name, { dimensionsMap: { Tier } });
