import { traceLog } from '../../../../local/cloud/trace-log';
import { virtualClock } from '../../../../local/cloud/virtual-clock';
import { cloudwatch } from '../../../../local/services/cloudwatch';
import { sqs } from '../../../../local/services/sqs';
import { provision, serviceContext, TEST_START_MS } from '../../../support/service-context';

const ERRORS = {
  ...{ Namespace: 'AWS/Lambda', MetricName: 'Errors', Statistic: 'Sum', Dimensions: [{ Name: 'FunctionName', Value: 'sweep' }] },
  ...{
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    Threshold: 2,
    Period: 60,
    EvaluationPeriods: 1,
    TreatMissingData: 'notBreaching',
  },
};

async function watching(...alarms: readonly object[]) {
  const clock = virtualClock({ startMs: TEST_START_MS });
  const trace = traceLog(clock);
  const context = serviceContext(cloudwatch, { clock, trace, services: [sqs] });
  for (const [index, properties] of alarms.entries()) {
    const type = 'AlarmRule' in properties ? 'AWS::CloudWatch::CompositeAlarm' : 'AWS::CloudWatch::Alarm';
    await provision(cloudwatch, context, { type, logicalId: `Alarm${index}`, properties: { AlarmName: `a${index}`, ...properties } });
  }
  await cloudwatch.start?.(context);
  return {
    ...{ clock, trace, context },
    invoked: (error?: string) => {
      const detail = { function: 'sweep', qualifier: 'live', version: '1', requestId: 'r', ...(error && { error }) };
      trace.open('lambda.invoke', detail).end();
    },
    log: (line: object) => trace.emit('lambda.log', { function: 'sweep' }, { pii: { line: JSON.stringify(line) } }),
    minutes: (count: number) => clock.advance(count * 60_000),
    states: () =>
      trace.events.filter(({ type }) => type === 'cloudwatch.alarm').map(({ detail }) => `${detail['alarm']} ${detail['state']}`),
  };
}

describe('an alarm', () => {
  it('goes to ALARM when a period breaches its threshold, and back to OK when the next one does not', async () => {
    const { invoked, minutes, states } = await watching(ERRORS);
    await minutes(1);
    invoked('Error');
    invoked('Error');
    await minutes(1);
    invoked();
    await minutes(1);
    expect(states()).toEqual(['a0 OK', 'a0 ALARM', 'a0 OK']);
  });

  it('on M of N points waits for the Mth', async () => {
    const { invoked, minutes, states } = await watching({ ...ERRORS, Threshold: 1, EvaluationPeriods: 3, DatapointsToAlarm: 2 });
    for (const error of ['Error', undefined, 'Error']) {
      invoked(error);
      await minutes(1);
    }
    expect(states()).toEqual(['a0 OK', 'a0 ALARM']);
  });

  it('is on a rate by metric math, of functions by their aliases', async () => {
    const stat = (Id: string, MetricName: string) => ({
      ...{ Id, ReturnData: false },
      MetricStat: {
        Metric: {
          ...{ Namespace: 'AWS/Lambda', MetricName },
          Dimensions: [
            { Name: 'FunctionName', Value: 'sweep' },
            { Name: 'Resource', Value: 'sweep:live' },
          ],
        },
        ...{ Period: 60, Stat: 'Sum' },
      },
    });
    const { invoked, minutes, states } = await watching({
      Metrics: [stat('m1', 'Errors'), stat('m2', 'Invocations'), { Id: 'rate', Expression: '100 * m1 / m2' }],
      ...{ ComparisonOperator: 'GreaterThanThreshold', Threshold: 30, EvaluationPeriods: 1 },
    });
    for (const error of ['Error', undefined, undefined, undefined]) invoked(error);
    await minutes(1);
    for (const error of ['Error', 'Error', undefined]) invoked(error);
    await minutes(1);
    await minutes(5);
    expect(states()).toEqual(['a0 OK', 'a0 ALARM', 'a0 INSUFFICIENT_DATA']);
  });

  it('reads what functions log in the embedded format, by percentile', async () => {
    const { log, clock, minutes, states } = await watching({
      ...{ Namespace: 'Atlas', MetricName: 'Latency', ExtendedStatistic: 'p90', ComparisonOperator: 'GreaterThanThreshold' },
      ...{ Threshold: 500, Period: 60, EvaluationPeriods: 1, TreatMissingData: 'notBreaching' },
    });
    const measure = (Latency: number) =>
      log({
        _aws: { Timestamp: clock.now(), CloudWatchMetrics: [{ Namespace: 'Atlas', Dimensions: [[]], Metrics: [{ Name: 'Latency' }] }] },
        Latency,
      });
    for (let each = 0; each < 9; each++) measure(100);
    measure(900);
    await minutes(1);
    measure(900);
    await minutes(1);
    expect(states()).toEqual(['a0 OK', 'a0 ALARM']);
  });

  it('sees what waits in a queue, and for how long', async () => {
    const queue = (MetricName: string, Threshold: number) => ({
      ...{ Namespace: 'AWS/SQS', MetricName, Statistic: 'Maximum', Dimensions: [{ Name: 'QueueName', Value: 'dead' }] },
      ...{ ComparisonOperator: 'GreaterThanThreshold', Threshold, Period: 60, EvaluationPeriods: 1 },
    });
    const { context, minutes, states } = await watching(
      queue('ApproximateNumberOfMessagesVisible', 0),
      queue('ApproximateAgeOfOldestMessage', 90),
    );
    await provision(sqs, context.of(sqs) as never, { type: 'AWS::SQS::Queue', properties: { QueueName: 'dead' } });
    await minutes(1);
    context.of(sqs).store.find('http://127.0.0.1:4566/123456789012/dead')?.send('letter', 'someone');
    await minutes(3);
    expect(states()).toEqual(['a0 OK', 'a1 OK', 'a0 ALARM', 'a1 ALARM']);
  });

  it('of other alarms follows its rule', async () => {
    const { invoked, minutes, states } = await watching(
      ERRORS,
      { ...ERRORS, MetricName: 'Invocations', Threshold: 3 },
      { AlarmRule: 'ALARM("a0") AND NOT (ALARM(arn:aws:cloudwatch:us-east-1:123456789012:alarm:a1) OR FALSE)' },
    );
    invoked('Error');
    invoked('Error');
    await minutes(1);
    for (let each = 0; each < 4; each++) invoked('Error');
    await minutes(1);
    expect(states()).toEqual(['a0 ALARM', 'a1 OK', 'a2 ALARM', 'a1 ALARM', 'a2 OK']);
  });

  it('is no reason for time to pass', async () => {
    const { clock } = await watching(ERRORS);
    await clock.settle();
    expect(clock.now()).toBe(TEST_START_MS);
  });

  it('that names a metric under other dimensions than it is kept is refused', async () => {
    await expect(watching({ ...ERRORS, Dimensions: [{ Name: 'Function', Value: 'sweep' }] })).rejects.toThrow(
      /AWS\/Lambda Errors Function=sweep is kept under other dimensions: \[\], \[FunctionName\]/,
    );
  });

  it.each([
    [{ ComparisonOperator: 'Above' }, /ComparisonOperator is Above, expected GreaterThanThreshold/],
    [{ Period: 45 }, /Period is 45/],
    [{ DatapointsToAlarm: 2 }, /DatapointsToAlarm is 2, expected 1 to 1/],
    [{ TreatMissingData: 'missed' }, /TreatMissingData is missed/],
    [{ Namespace: 'AWS/Lamda' }, /no metrics of AWS\/Lamda here; there are AWS\/Bedrock/],
    [{ AlarmActions: ['arn:aws:ec2:reboot'] }, /is neither a topic nor a function/],
    [{ Threshold: 'x' }, /Threshold is x/],
  ])('with %j is refused', (more, says) => expect(watching({ ...ERRORS, ...more })).rejects.toThrow(says));

  it.each(['ALARM(a9)', 'ALARM(a0', 'ALARM(a0) ALARM(a0)', 'AND'])('of others by the rule %s is refused', async (AlarmRule) => {
    await expect(watching(ERRORS, { AlarmRule })).rejects.toThrow(/AlarmRule/);
  });
});
