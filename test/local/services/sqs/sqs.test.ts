import { virtualClock } from '../../../../local/cloud/virtual-clock';
import { sqs } from '../../../../local/services/sqs';
import { sendMessage } from '../../../../local/services/sqs/operations/send-message';
import { provision, serviceContext } from '../../../support/service-context';

const ARN = 'arn:aws:sqs:us-east-1:123456789012:events';
const QueueUrl = 'http://127.0.0.1:4566/123456789012/events';

/** A queue `events` that gives a message up after two receipts, and its dead-letter queue. */
async function queues() {
  const clock = virtualClock({ startMs: Date.UTC(2026, 10, 2, 15) });
  const context = serviceContext(sqs, { clock });
  await provision(sqs, context, { type: 'AWS::SQS::Queue', properties: { QueueName: 'dead', MessageRetentionPeriod: 1_209_600 } });
  const deadLetterTargetArn = ARN.replace('events', 'dead');
  const created = await provision(sqs, context, {
    type: 'AWS::SQS::Queue',
    properties: { QueueName: 'events', VisibilityTimeout: 60, RedrivePolicy: { deadLetterTargetArn, maxReceiveCount: 2 } },
  });
  // biome-ignore lint/suspicious/noExplicitAny: the wire's shapes
  const call = (operation: string, input: object): Promise<any> =>
    context.call({ service: 'sqs', operation, input: { QueueUrl, ...input }, principal: { kind: 'operator' } });
  const send = (MessageBody: string) => call('SendMessage', { MessageBody });
  const receive = async (input: object = {}) => (await call('ReceiveMessage', { MaxNumberOfMessages: 10, ...input })).Messages ?? [];
  return { clock, context, created, call, send, receive };
}

describe('Amazon SQS', () => {
  it('gives the URL as Ref, on the endpoint of the local cloud', async () => {
    const { created } = await queues();
    expect(created).toEqual({ ref: QueueUrl, attributes: { Arn: ARN, QueueName: 'events', QueueUrl } });
  });

  it('finds a queue by its URL under whatever name the laptop has', async () => {
    const { call } = await queues();
    await call('SendMessage', { QueueUrl: 'http://localhost:9999/123456789012/events', MessageBody: 'one' });
    expect(await call('ReceiveMessage', {})).toMatchObject({ Messages: [{ Body: 'one' }] });
  });

  it('hides a received message until its visibility time-out, then hands it out again', async () => {
    const { clock, send, receive } = await queues();
    await send('one');
    expect(await receive({ MessageSystemAttributeNames: ['All'] })).toMatchObject([
      { Body: 'one', MD5OfBody: 'f97c5d29941bfb1b2fdab0874906ab82', Attributes: { ApproximateReceiveCount: '1' } },
    ]);
    await clock.advance(59_000);
    expect(await receive()).toEqual([]);
    await clock.advance(1_000);
    expect(await receive({ AttributeNames: ['ApproximateReceiveCount'] })).toMatchObject([
      { Attributes: { ApproximateReceiveCount: '2' } },
    ]);
  });

  it('forgets a message that was deleted with its latest receipt, and only then', async () => {
    const { clock, send, receive, call } = await queues();
    await send('one');
    const [first] = await receive();
    await clock.advance(60_000);
    const [second] = await receive();
    await call('DeleteMessage', { ReceiptHandle: first.ReceiptHandle });
    await expect(call('GetQueueAttributes', { AttributeNames: ['All'] })).resolves.toMatchObject({
      Attributes: { ApproximateNumberOfMessagesNotVisible: '1' },
    });
    await call('DeleteMessage', { ReceiptHandle: second.ReceiptHandle });
    await expect(call('GetQueueAttributes', { AttributeNames: ['All'] })).resolves.toMatchObject({
      Attributes: { ApproximateNumberOfMessagesNotVisible: '0', QueueArn: ARN },
    });
  });

  it('moves a message received too often to the dead-letter queue, with its id', async () => {
    const { clock, context, send, receive } = await queues();
    const { MessageId } = await send('poison');
    for (let attempt = 1; attempt <= 2; attempt++) {
      expect(await receive()).toHaveLength(1);
      await clock.advance(60_000);
    }
    expect(await receive()).toEqual([]);
    expect(await receive({ QueueUrl: QueueUrl.replace('events', 'dead') })).toMatchObject([{ MessageId, Body: 'poison' }]);
    expect(context.trace.events.at(-1)).toMatchObject({ type: 'sqs.dead-letter', detail: { queue: 'events', receiveCount: 2 } });
  });

  it('wakes a consumer for every message, and again when a visibility time-out passes', async () => {
    const { clock, context, send, receive } = await queues();
    const wakes: number[] = [];
    const start = clock.now();
    const stop = context.store.onMessage(ARN, () => wakes.push(clock.now() - start));
    await send('one');
    await clock.runUntil(() => wakes.length === 1);
    await receive();
    await clock.settle();
    expect(wakes).toEqual([0, 60_000]);
    stop();
    await send('two');
    await clock.settle();
    expect(wakes).toHaveLength(2);
  });

  it('wakes a late consumer for what is there already', async () => {
    const { clock, context, send } = await queues();
    await send('one');
    const wake = jest.fn();
    context.store.onMessage(ARN, wake);
    await clock.settle();
    expect(wake).toHaveBeenCalledTimes(1);
  });

  it('lets no time pass for messages nobody waits for', async () => {
    const { clock, send, receive } = await queues();
    await send('one');
    await receive();
    const before = clock.now();
    await clock.settle();
    expect(clock.now()).toBe(before);
  });

  it('waits for a message as long as it is asked to', async () => {
    const { clock, send, receive } = await queues();
    const waiting = receive({ WaitTimeSeconds: 20 });
    clock.setTimeout(() => void send('late'), 7_000);
    await clock.settle();
    await expect(waiting).resolves.toMatchObject([{ Body: 'late' }]);
    const nothing = receive({ QueueUrl: QueueUrl.replace('events', 'dead'), WaitTimeSeconds: 5 });
    await clock.settle();
    await expect(nothing).resolves.toEqual([]);
  });

  it('drops what is older than the retention period', async () => {
    const { clock, send, receive } = await queues();
    await send('old');
    await clock.advance(345_600_000);
    expect(await receive()).toEqual([]);
  });

  it('asks for the action on the queue, and shows the policy of the queue', async () => {
    const { context } = await queues();
    const PolicyDocument = {
      Statement: [{ Effect: 'Allow', Principal: { Service: 'events.amazonaws.com' }, Action: 'sqs:SendMessage', Resource: ARN }],
    };
    await provision(sqs, context, { type: 'AWS::SQS::QueuePolicy', properties: { PolicyDocument, Queues: [QueueUrl] } });
    const { permissions, resourcePolicy } = sendMessage;
    expect(permissions?.({ QueueUrl, MessageBody: 'x' }, context)).toEqual([{ action: 'sqs:SendMessage', resource: ARN }]);
    expect(resourcePolicy?.({ QueueUrl, MessageBody: 'x' }, context)).toEqual(PolicyDocument);
  });

  it('says which queue property or parameter it does not know', async () => {
    const { context, call } = await queues();
    const fifo = provision(sqs, context, { type: 'AWS::SQS::Queue', properties: { FifoQueue: true } });
    await expect(fifo).rejects.toMatchObject({ name: 'Refusal', message: expect.stringContaining('Properties.FifoQueue') });
    await expect(call('SendMessage', { MessageBody: 'x', MessageGroupId: 'g' })).rejects.toThrow(/MessageGroupId/);
    await expect(call('SendMessage', { QueueUrl: 'http://127.0.0.1/1/none', MessageBody: 'x' })).rejects.toMatchObject({
      name: 'QueueDoesNotExist',
    });
  });
});
