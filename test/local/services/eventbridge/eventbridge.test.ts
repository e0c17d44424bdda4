import { type Service, ServiceError } from '../../../../local/cloud/service';
import { virtualClock } from '../../../../local/cloud/virtual-clock';
import { eventbridge, putEvent } from '../../../../local/services/eventbridge';
import { sqs } from '../../../../local/services/sqs';
import { provision, serviceContext } from '../../../support/service-context';

const FUNCTION = 'arn:aws:lambda:us-east-1:123456789012:function:sweep:live';
const contactEvent = {
  source: 'aws.connect',
  detailType: 'Amazon Connect Contact Event',
  resources: [],
  detail: { eventType: 'COMPLETED' },
};

/** Keeps what it was invoked with; `fail` decides what goes wrong. */
function fakeLambda() {
  const invoked: { at: number; event: Record<string, unknown>; type: string; sourceArn: string | undefined }[] = [];
  const made = { fail: undefined as (() => Error | undefined) | undefined, invoked };
  const lambda: Service<null> = {
    name: 'lambda',
    signingName: 'lambda',
    protocol: { kind: 'rest-json' },
    createStore: () => null,
    resources: {},
    operations: {
      Invoke: {
        run: ({ Payload, InvocationType }, { clock, principal }) => {
          const error = made.fail?.();
          if (error) throw error;
          const sourceArn = principal.kind === 'service' ? principal.sourceArn : undefined;
          invoked.push({ at: clock.now(), event: JSON.parse(String(Payload)), type: InvocationType, sourceArn });
          return { status: 202, headers: {}, body: '' };
        },
      },
    },
  };
  return { ...made, made, lambda };
}

async function bus() {
  const clock = virtualClock({ startMs: Date.UTC(2026, 10, 2, 15) });
  const { lambda, invoked, made } = fakeLambda();
  const context = serviceContext(eventbridge, { clock, services: [sqs, lambda] });
  const queue = await provision(sqs, context.of(sqs) as never, { type: 'AWS::SQS::Queue', properties: { QueueName: 'events' } });
  const { Arn: queueArn = '' } = queue.attributes ?? {};
  const rule = (properties: object) => provision(eventbridge, context, { type: 'AWS::Events::Rule', logicalId: 'Rule', properties });
  const messages = () =>
    context
      .of(sqs)
      .store.get(queue.ref)
      .receive(10)
      .map(({ body }) => JSON.parse(body));
  return { clock, context, rule, invoked, lambda: made, messages, queueArn };
}

describe('Amazon EventBridge', () => {
  it('gives a matching event to the queue of the rule, in its full shape', async () => {
    const { clock, context, rule, messages, queueArn } = await bus();
    await rule({ EventPattern: { source: ['aws.connect'] }, Targets: [{ Id: 'Target0', Arn: queueArn }] });
    putEvent({ ...contactEvent, resources: ['arn:aws:connect:x'] }, context);
    await clock.settle();
    expect(messages()).toEqual([
      {
        version: '0',
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        'detail-type': 'Amazon Connect Contact Event',
        source: 'aws.connect',
        account: '123456789012',
        time: '2026-11-02T15:00:00Z',
        region: 'us-east-1',
        resources: ['arn:aws:connect:x'],
        detail: { eventType: 'COMPLETED' },
      },
    ]);
  });

  it('keeps an event from rules that do not match or are disabled', async () => {
    const { clock, context, rule, messages, queueArn } = await bus();
    const Targets = [{ Id: 'Target0', Arn: queueArn }];
    await rule({ EventPattern: { source: ['aws.lambda'] }, Targets });
    await rule({ EventPattern: { source: ['aws.connect'] }, State: 'DISABLED', Targets });
    putEvent(contactEvent, context);
    await clock.settle();
    expect(messages()).toEqual([]);
  });

  it('invokes a function asynchronously, as the rule', async () => {
    const { clock, context, rule, invoked } = await bus();
    const { ref, attributes: { Arn } = {} } = await rule({
      EventPattern: { source: ['aws.connect'] },
      Targets: [{ Id: 'Target0', Arn: FUNCTION }],
    });
    putEvent(contactEvent, context);
    await clock.settle();
    expect(ref).toBe('Test-Rule');
    expect(invoked).toMatchObject([{ type: 'Event', sourceArn: Arn, event: { source: 'aws.connect' } }]);
  });

  it('gives a target its constant input instead of the event', async () => {
    const { clock, context, rule, invoked } = await bus();
    const Targets = [{ Id: 'Target0', Arn: FUNCTION, Input: '{"detail":{"action":"keep-warm"}}' }];
    await rule({ EventPattern: { source: ['aws.connect'] }, Targets });
    putEvent(contactEvent, context);
    await clock.settle();
    expect(invoked).toMatchObject([{ event: { detail: { action: 'keep-warm' } } }]);
  });

  it('runs schedules every minute of passing time, without making time pass', async () => {
    const { clock, context, rule, invoked } = await bus();
    await rule({ ScheduleExpression: 'rate(1 minute)', Targets: [{ Id: 'Target0', Arn: FUNCTION }] });
    const start = clock.now();
    await eventbridge.start?.(context);
    await clock.settle();
    expect(clock.now()).toBe(start);

    await clock.advance(180_000);
    expect(invoked.map(({ at }) => at - start)).toEqual([60_000, 120_000, 180_000]);
    expect(invoked[0]?.event).toMatchObject({
      'detail-type': 'Scheduled Event',
      source: 'aws.events',
      time: '2026-11-02T15:01:00Z',
      detail: {},
    });

    await eventbridge.stop?.(context);
    await clock.advance(180_000);
    expect(invoked).toHaveLength(3);
  });

  it('tries again when the target is throttled, within the retry policy', async () => {
    const { clock, context, rule, invoked, lambda } = await bus();
    let failures = 2;
    lambda.fail = () => (failures-- > 0 ? new ServiceError('TooManyRequestsException', 'Rate Exceeded.', 429) : undefined);
    await rule({ EventPattern: { source: ['aws.connect'] }, Targets: [{ Id: 'Target0', Arn: FUNCTION }] });
    putEvent(contactEvent, context);
    await clock.settle();
    expect(invoked).toHaveLength(1);
    expect(context.trace.faults).toEqual([]);
  });

  it('calls an event that cannot be delivered a fault, and keeps it in the dead-letter queue', async () => {
    const { clock, context, rule, messages, lambda, queueArn } = await bus();
    lambda.fail = () => new ServiceError('AccessDeniedException', 'not allowed', 403);
    await rule({
      EventPattern: { source: ['aws.connect'] },
      Targets: [{ Id: 'Target0', Arn: FUNCTION, RetryPolicy: { MaximumRetryAttempts: 3 }, DeadLetterConfig: { Arn: queueArn } }],
    });
    putEvent(contactEvent, context);
    await clock.settle();
    expect(context.trace.faults).toEqual([
      {
        what: `an event was not delivered to ${FUNCTION}: AccessDeniedException: not allowed`,
        where: 'Test.template.json: Rule (AWS::Events::Rule)',
      },
    ]);
    expect(messages()).toMatchObject([{ source: 'aws.connect' }]);
  });

  it.each([
    ['another bus', { EventBusName: 'custom', EventPattern: { source: ['x'] } }, /EventBusName custom/],
    [
      'a target it cannot reach',
      { EventPattern: { source: ['x'] }, Targets: [{ Id: 'T', Arn: 'arn:aws:sns:x' }] },
      /expected a function or a queue/,
    ],
    [
      'an input transformer',
      { EventPattern: { source: ['x'] }, Targets: [{ Id: 'T', Arn: FUNCTION, InputTransformer: {} }] },
      /InputTransformer/,
    ],
    [
      'a constant that is not JSON',
      { EventPattern: { source: ['x'] }, Targets: [{ Id: 'T', Arn: FUNCTION, Input: 'soon' }] },
      /Input of target T is not JSON/,
    ],
    ['a rule without a cause', { Targets: [] }, /EventPattern or a ScheduleExpression/],
    ['a property it does not know', { EventPattern: { source: ['x'] }, RoleArn: 'x' }, /Properties\.RoleArn/],
  ])('refuses %s', async (_case, properties, message) => {
    const { rule } = await bus();
    await expect(rule(properties)).rejects.toThrow(message);
  });
});
