import { executionLogOf, logLine } from '../../../../local/services/sfn/execution-log';

const ARN = 'arn:aws:states:us-east-1:123456789012:express:atlas-callback:name:uuid';
const GROUP = 'arn:aws:logs:us-east-1:123456789012:log-group:/aws/vendedlogs/states/atlas-callback:*';
const configured = (Level: string, IncludeExecutionData = false) =>
  executionLogOf({ Level, IncludeExecutionData, Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: GROUP } }] });

const entered = {
  id: 2,
  previousEventId: 1,
  timestamp: 1_795_000_000.25,
  type: 'TaskStateEntered' as const,
  stateEnteredEventDetails: { name: 'Create Lead', input: '{"callbackId":"1"}' },
};
const failed = { ...entered, type: 'ExecutionFailed' as const, executionFailedEventDetails: { error: 'Oops', cause: 'somebody said so' } };

it('writes every event of the level ALL as Step Functions does, without the data unless it is asked for', () => {
  const log = configured('ALL');
  expect(log?.group).toBe('/aws/vendedlogs/states/atlas-callback');
  expect(JSON.parse((log && logLine(entered, ARN, log)) ?? '')).toEqual({
    id: '2',
    type: 'TaskStateEntered',
    details: { name: 'Create Lead' },
    previous_event_id: '1',
    event_timestamp: '1795000000250',
    execution_arn: ARN,
  });
  const whole = configured('ALL', true);
  expect(whole && logLine(entered, ARN, whole)).toContain('callbackId');
});

it('writes only what went wrong of the levels below', () => {
  for (const level of ['ERROR', 'FATAL']) {
    const log = configured(level);
    expect(log && logLine(entered, ARN, log)).toBeUndefined();
    expect(log && logLine(failed, ARN, log)).toMatch(/"details":\{"error":"Oops"\}/);
  }
});

it('writes nothing when it is off, and refuses what AWS would', () => {
  expect([executionLogOf(undefined), configured('OFF')]).toEqual([undefined, undefined]);
  expect(() => configured('LOUD')).toThrow('the log level LOUD, expected ALL, ERROR, FATAL or OFF');
  expect(() => executionLogOf({ Level: 'ALL' })).toThrow('expected the ARN of a log group with :* at its end');
});
