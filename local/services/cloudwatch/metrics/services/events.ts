import type { ServiceMetrics } from './service-metrics';

const BY_RULE = [['RuleName']] as const;

/** AWS/Events, of rules and their targets. */
export const eventsMetrics: ServiceMetrics = {
  names: { TriggeredRules: BY_RULE, Invocations: BY_RULE, FailedInvocations: BY_RULE, RetryInvocationAttempts: BY_RULE },
  from: {
    'events.delivery': ({ phase, detail }, put) => {
      const dimensions = { RuleName: String(detail['rule']) };
      if (phase === 'start') return put('TriggeredRules', dimensions, 1);
      put('Invocations', dimensions, 1);
      put('FailedInvocations', dimensions, detail['error'] === undefined ? 0 : 1);
      if (detail['retries']) put('RetryInvocationAttempts', dimensions, Number(detail['retries']));
    },
  },
};
