import type { Context } from 'aws-lambda';
import { instrument, keptWarm, report } from '../../../lambdas/shared/observability';

const context = { awsRequestId: 'request-1' } as Context;

describe('what a handler writes', () => {
  let lines: Record<string, unknown>[];
  beforeEach(() => {
    lines = [];
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => lines.push(JSON.parse(String(text)) as Record<string, unknown>) > 0);
  });
  afterEach(() => jest.restoreAllMocks());

  it('is one line with its duration as a metric, under the request id', async () => {
    const handler = instrument('CreateLead', async (event: { secret: string }) => ({ said: event.secret }));
    expect(await handler({ secret: 'Ada +14155552671' }, context)).toEqual({ said: 'Ada +14155552671' });
    expect(lines).toEqual([
      {
        _aws: {
          Timestamp: expect.any(Number),
          CloudWatchMetrics: [
            {
              Namespace: 'AtlasEngine/Performance',
              Dimensions: [[]],
              Metrics: [
                { Name: 'CreateLeadLatency', Unit: 'Milliseconds' },
                { Name: 'CreateLeadError', Unit: 'Count' },
                { Name: 'ColdStart', Unit: 'Count' },
              ],
            },
          ],
        },
        message: 'done',
        name: 'CreateLead',
        requestId: 'request-1',
        CreateLeadLatency: expect.any(Number),
        CreateLeadError: 0,
        ColdStart: 1,
      },
    ]);
  });

  it('names an error and throws it on, without its message, which may quote a caller', async () => {
    const failure = new TypeError('Ada +14155552671', { cause: new RangeError('Ada') });
    const handler = instrument('CreateLead', async () => Promise.reject(failure));
    await expect(handler({}, context)).rejects.toBe(failure);
    expect(lines[0]).toMatchObject({ level: 'ERROR', message: 'failed', requestId: 'request-1', error: 'TypeError', cause: 'RangeError' });
    expect(lines[0]?.['at']).toMatch(/^at .*observability\.test/);
    expect(lines[1]).toMatchObject({ CreateLeadError: 1 });
    expect(JSON.stringify(lines)).not.toContain('Ada');
  });

  it('carries the request id into every report', async () => {
    await instrument('Sweep', async () => report('row repaired', { callbackId: 'c1', attempt: 2 }))({}, context);
    expect(lines[0]).toEqual({
      level: 'INFO',
      message: 'row repaired',
      name: 'Sweep',
      requestId: 'request-1',
      callbackId: 'c1',
      attempt: 2,
    });
  });

  it.each(['text', undefined, null, 7])('survives a thrown %j', async (thrown) => {
    report('failed', {}, thrown);
    expect(lines).toHaveLength(1);
  });

  it('is nothing for what keeps the environment warm, which is not handled either', async () => {
    const handled: unknown[] = [];
    const handler = keptWarm(instrument('CreateLead', async (event: object) => void handled.push(event)));
    expect(await handler({ detail: { action: 'keep-warm' } }, context)).toEqual({ status: 'warm' });
    expect([handled, lines]).toEqual([[], []]);
    await handler({ callbackId: 'a' }, context);
    expect(handled).toHaveLength(1);
  });
});
