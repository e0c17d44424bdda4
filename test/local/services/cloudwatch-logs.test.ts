import { appendLogLine, cloudwatchLogs, readLogLines } from '../../../local/services/cloudwatch-logs';
import { provision, serviceContext, TEST_START_MS } from '../../support/service-context';

describe('a log group', () => {
  it('has the name the template gives it, or one after its logical id', async () => {
    const context = serviceContext(cloudwatchLogs);
    const named = { type: 'AWS::Logs::LogGroup', properties: { LogGroupName: '/aws/lambda/turn', RetentionInDays: 30 } };
    expect(await provision(cloudwatchLogs, context, named)).toEqual({
      ref: '/aws/lambda/turn',
      attributes: { Arn: 'arn:aws:logs:us-east-1:123456789012:log-group:/aws/lambda/turn:*' },
    });
    expect(await provision(cloudwatchLogs, context, { type: 'AWS::Logs::LogGroup', logicalId: 'Logs' })).toMatchObject({
      ref: 'Test-Logs',
    });
    expect(context.store.names()).toEqual(['/aws/lambda/turn', 'Test-Logs']);
  });

  it('keeps the lines that are written to it, and comes into being with the first', () => {
    const context = serviceContext(cloudwatchLogs);
    appendLogLine(context, '/aws/lambda/turn', 'START', 'environment-1');
    expect(readLogLines(context, '/aws/lambda/turn')).toEqual([{ at: TEST_START_MS, message: 'START', stream: 'environment-1' }]);
    expect(readLogLines(context, 'nothing')).toEqual([]);
  });

  it('forgets its oldest lines rather than fill the memory of a laptop left running', () => {
    const context = serviceContext(cloudwatchLogs);
    for (let line = 0; line < 10_001; line++) appendLogLine(context, 'g', String(line));
    const lines = readLogLines(context, 'g');
    expect([lines.length, lines[0]?.message]).toEqual([10_000, '1']);
  });
});
