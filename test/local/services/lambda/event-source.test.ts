import { type FunctionInTest, type HostedFunctions, hostFunctions, START_MS } from './hosted-functions';

const QUEUE_ARN = 'arn:aws:sqs:us-east-1:123456789012:work';
const QUEUE = { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'work', VisibilityTimeout: 30 } };
const MAY_READ = ['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'].map((action) => ({
  action: `sqs:${action}`,
  resource: QUEUE_ARN,
}));
const NOTE = `console.log('batch', event.Records.map(({ body }) => body).join());`;

function mapped(source: string, mapping: object = {}, fn: Partial<FunctionInTest> = {}, queue: object = QUEUE) {
  return hostFunctions(
    { work: { source: `export const handler = async (event) => { ${source} };`, allowed: MAY_READ, ...fn } },
    {
      Queue: queue,
      Mapping: {
        Type: 'AWS::Lambda::EventSourceMapping',
        Properties: { EventSourceArn: { 'Fn::GetAtt': ['Queue', 'Arn'] }, FunctionName: { Ref: 'workLive' }, BatchSize: 1, ...mapping },
      },
    },
  );
}

async function send({ cloud }: HostedFunctions, ...bodies: string[]): Promise<void> {
  for (const MessageBody of bodies) {
    await cloud.call({
      service: 'sqs',
      operation: 'SendMessage',
      input: { QueueUrl: `${cloud.url}/123456789012/work`, MessageBody },
      principal: { kind: 'operator' },
    });
  }
}

const batches = ({ lines }: HostedFunctions) => lines('work').flatMap((line) => /\tbatch (.*)$/.exec(line)?.[1] ?? []);

describe('a queue as event source', () => {
  it('hands each message to the function and deletes it; then no time passes any more', async () => {
    const host = await mapped(`${NOTE} return event;`);
    await host.clock.settle();
    expect(host.clock.now()).toBe(START_MS);
    await send(host, 'a', 'b', 'c');
    await host.clock.settle();
    expect(batches(host).sort()).toEqual(['a', 'b', 'c']);
    expect(host.clock.now()).toBeLessThan(START_MS + 2000);
    await host.clock.advance(120_000);
    expect(batches(host)).toHaveLength(3);
    expect(host.trace.faults).toEqual([]);
  });

  it('gives the event as AWS writes it, under the alias it is mapped to', async () => {
    const host = await mapped(`console.log(JSON.stringify(event.Records[0]));`);
    await send(host, 'a');
    await host.clock.settle();
    expect(JSON.parse(host.lines('work')[0]?.split('\t')[3] ?? '')).toEqual({
      messageId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      receiptHandle: expect.any(String),
      body: 'a',
      attributes: {
        ApproximateReceiveCount: '1',
        SentTimestamp: String(START_MS),
        SenderId: expect.any(String),
        ApproximateFirstReceiveTimestamp: expect.stringMatching(/^\d{13}$/),
      },
      messageAttributes: {},
      md5OfBody: '0cc175b9c0f1b6a831c399e269772661',
      eventSource: 'aws:sqs',
      eventSourceARN: QUEUE_ARN,
      awsRegion: 'us-east-1',
    });
    const invocation = host.trace.events.find(({ type }) => type === 'lambda.invoke');
    expect(invocation?.detail).toMatchObject({ qualifier: 'live', version: '1' });
  });

  it('tries a failed message again after its visibility time-out', async () => {
    const host = await mapped(`${NOTE} if (event.Records[0].attributes.ApproximateReceiveCount === '1') throw new Error('not yet');`);
    await send(host, 'a');
    await host.clock.settle();
    expect(batches(host)).toEqual(['a', 'a']);
    expect(host.clock.now()).toBeGreaterThan(START_MS + 30_000);
    expect(host.clock.now()).toBeLessThan(START_MS + 32_000);
  });

  it.each([
    [
      'the failed ones only',
      `{ batchItemFailures: event.Records.filter(({ body }) => body === 'b').map(({ messageId }) => ({ itemIdentifier: messageId })) }`,
      ['b'],
    ],
    ['none', `undefined`, []],
    ['all when one is not of the batch', `{ batchItemFailures: [{ itemIdentifier: 'unknown' }] }`, ['a', 'b', 'c']],
    ['all when the answer is of another shape', `{ batchItemFailures: 7 }`, ['a', 'b', 'c']],
  ])('keeps, of a batch with partial responses, %s', async (_case, answer, kept) => {
    const once = `if (event.Records[0].attributes.ApproximateReceiveCount !== '1') return; return ${answer};`;
    const host = await mapped(`${NOTE} ${once}`, { BatchSize: 10, FunctionResponseTypes: ['ReportBatchItemFailures'] });
    await send(host, 'a', 'b', 'c');
    await host.clock.settle();
    const [first, ...again] = batches(host);
    expect(first).toBe('a,b,c');
    expect(again.join().split(',').filter(Boolean)).toEqual(kept);
  });

  it('runs no more batches at a time than it may', async () => {
    const host = await mapped(`await new Promise((resolve) => setTimeout(resolve, 1000));`, { ScalingConfig: { MaximumConcurrency: 2 } });
    await send(host, 'a', 'b', 'c', 'd', 'e');
    await host.clock.settle();
    let running = 0;
    const concurrent = host.trace.events
      .filter(({ type }) => type === 'lambda.invoke')
      .map(({ phase }) => (running += phase === 'start' ? 1 : -1));
    expect(concurrent).toHaveLength(10);
    expect(Math.max(...concurrent)).toBe(2);
  });

  it.each([
    [
      'a queue more impatient than the function',
      {},
      { properties: { Timeout: 31 } },
      'Queue visibility timeout: 30 seconds is less than Function timeout: 31 seconds',
    ],
    [
      'a role that may not read it',
      {},
      { allowed: MAY_READ.slice(1) },
      /AccessDeniedException: User: .*workRole.* is not authorized to perform: sqs:ReceiveMessage/,
    ],
    ['a batch that is too large', { BatchSize: 11 }, {}, 'BatchSize is 11, expected 1 to 10'],
    ['a filter', { FilterCriteria: {} }, {}, /Properties.FilterCriteria/],
  ])('is refused with %s', async (_case, mapping, fn, what) => {
    const refused = await mapped(NOTE, mapping, fn).catch((error) => error);
    expect(refused.refusals?.[0]?.what).toMatch(what);
  });
});
