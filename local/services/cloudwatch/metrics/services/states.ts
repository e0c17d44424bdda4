import type { ServiceMetrics } from './service-metrics';

const ENDED: Readonly<Record<string, string>> = {
  SUCCEEDED: 'ExecutionsSucceeded',
  FAILED: 'ExecutionsFailed',
  TIMED_OUT: 'ExecutionsTimedOut',
  ABORTED: 'ExecutionsAborted',
};

const BY_MACHINE = [['StateMachineArn']] as const;

/** `arn:aws:states:us-east-1:123456789012:express:atlas-callback:name:id` → `…:stateMachine:atlas-callback` */
const machineOf = (executionArn: unknown): string => String(executionArn).replace(/:(?:execution|express):([^:]+):.*$/, ':stateMachine:$1');

/** AWS/States, of Standard and Express executions. Not here: metrics of activities, of service integrations and of the API's own throttles. */
export const statesMetrics: ServiceMetrics = {
  names: Object.fromEntries(['ExecutionsStarted', ...Object.values(ENDED), 'ExecutionTime'].map((name) => [name, BY_MACHINE])),
  from: {
    'states.execution': ({ phase, detail }, put) => {
      const dimensions = { StateMachineArn: machineOf(detail['execution']) };
      if (phase === 'start') return put('ExecutionsStarted', dimensions, 1);
      for (const [status, name] of Object.entries(ENDED)) put(name, dimensions, detail['status'] === status ? 1 : 0);
      put('ExecutionTime', dimensions, Number(detail['ms']));
    },
  },
};
