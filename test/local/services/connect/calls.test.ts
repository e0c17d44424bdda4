import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { connect } from '../../../../local/services/connect';
import { eventbridge } from '../../../../local/services/eventbridge';
import { sqs } from '../../../../local/services/sqs';
import type { Leg } from '../../../../local/telephone/telephone-network';
import { provision } from '../../../support/service-context';
import { ADA, action, BYE, contactCenter, flowOf, Person, to } from './contact-center';

const GREETING = flowOf(
  action('hello', 'MessageParticipant', { Text: 'Hello, this is Atlas, an automated assistant.' }, to('bye', 'NoMatchingError')),
  BYE,
);
const WAITING = flowOf(
  action(
    'w',
    'Wait',
    { TimeLimitSeconds: '600' },
    {
      ...to('bye', 'NoMatchingError'),
      Conditions: [{ NextAction: 'bye', Condition: { Operator: 'Equals', Operands: ['WaitCompleted'] } }],
    },
  ),
  BYE,
);

/** A center that can call out, with somebody at Ada's phone. */
async function dialer(content = GREETING, options = {}) {
  const center = await contactCenter(options);
  const ContactFlowId = (await center.flow(content, 'Outbound')).split('/').at(-1);
  const start = (changes: object = {}): Promise<{ ContactId: string }> =>
    center.call('StartOutboundVoiceContact', { ContactFlowId, DestinationPhoneNumber: ADA, SourcePhoneNumber: center.number, ...changes });
  const describeContact = async (ContactId: string) => (await center.call('DescribeContact', { ContactId })).Contact;
  const people: Person[] = [];
  const pickUp = (answer: (leg: Leg) => void = (leg) => leg.answers()) =>
    center.context.store.telephone.person(ADA, (leg) => {
      people.push(new Person(leg, center.clock));
      answer(leg);
    });
  return { ...center, start, describeContact, pickUp, people };
}

/** Every contact event, in the order of arrival. */
async function contactEvents(center: Awaited<ReturnType<typeof contactCenter>>) {
  const { context } = center;
  const queue = await provision(sqs, context.of(sqs) as never, { type: 'AWS::SQS::Queue', properties: { QueueName: 'contact-events' } });
  const { Arn } = queue.attributes as { Arn: string };
  const properties = { EventPattern: { source: ['aws.connect'] }, Targets: [{ Id: 'T', Arn }] };
  await provision(eventbridge, context.of(eventbridge) as never, { type: 'AWS::Events::Rule', properties });
  return () =>
    context
      .of(sqs)
      .store.get(Arn)
      .receive(10)
      .map(({ body }) => JSON.parse(body));
}

describe('a claimed number', () => {
  it.each(['US', 'CA', 'GB'])('of %s is one that exists there', async (CountryCode) => {
    const { make, instanceArn } = await contactCenter();
    for (let i = 0; i < 20; i++) {
      const { ref, attributes } = await make('PhoneNumber', { TargetArn: instanceArn, CountryCode, Type: 'DID' });
      const { Address, PhoneNumberArn } = attributes as { Address: string; PhoneNumberArn: string };
      expect(PhoneNumberArn).toBe(ref);
      expect(parsePhoneNumberFromString(Address)).toMatchObject({ country: CountryCode });
      expect(parsePhoneNumberFromString(Address)?.isValid()).toBe(true);
    }
  });

  it('is the same for the same seed, and nobody else has it', async () => {
    const one = await contactCenter();
    const other = await contactCenter();
    expect(one.number).toBe(other.number);
    const { attributes } = await one.make('PhoneNumber', { TargetArn: one.instanceArn, CountryCode: 'US', Type: 'TOLL_FREE' });
    expect(attributes).not.toMatchObject({ Address: one.number });
    expect(one.context.store.addressOf(one.numberArn)).toBe(one.number);
  });

  it('is refused where none can be had', async () => {
    const { make, instanceArn } = await contactCenter();
    await expect(make('PhoneNumber', { TargetArn: instanceArn, CountryCode: 'DE', Type: 'DID' })).rejects.toThrow(
      /DE DID can be claimed, only US DID/,
    );
    await expect(make('PhoneNumber', { TargetArn: 'arn:x', CountryCode: 'US', Type: 'DID' })).rejects.toThrow(
      /TargetArn arn:x is not the ARN of an instance/,
    );
  });
});

describe('a person who calls', () => {
  it('is taken through the flow of the number', async () => {
    const { answerWith, dial, trace } = await contactCenter();
    await answerWith(GREETING);
    const person = dial();
    await person.goesOn();
    expect(person.events.map(({ type }) => type)).toEqual(['connected', 'prompt', 'ended']);
    const [begun, ended] = trace.events.filter(({ type }) => type === 'connect.contact');
    expect(begun).toMatchObject({
      phase: 'start',
      detail: { contactId: person.leg.contactId, direction: 'inbound', initiationMethod: 'INBOUND', flow: 'Test' },
    });
    expect(ended).toMatchObject({ phase: 'end', detail: { reason: 'CONTACT_FLOW_DISCONNECT' }, pii: { customerNumber: ADA } });
    expect(trace.events.find(({ type }) => type === 'connect.action')).toMatchObject({
      parent: begun?.span,
      detail: { contactId: person.leg.contactId, flow: 'Test', action: 'hello', type: 'MessageParticipant' },
    });
  });

  it('gets nowhere when the number has no flow, which is a fault', async () => {
    const { dial, clock, trace } = await contactCenter();
    const person = dial();
    await clock.settle();
    expect(person.hasEnded).toBe('TELECOM_PROBLEM');
    expect(trace.faults).toEqual([
      {
        what: expect.stringContaining('no contact flow (AssociatePhoneNumberContactFlow)'),
        where: 'Test.template.json: PhoneNumber (AWS::Connect::PhoneNumber)',
      },
    ]);
  });

  it('gets nowhere when the instance takes no calls', async () => {
    const { dial, clock, answerWith } = await contactCenter({ attributes: { InboundCalls: false, OutboundCalls: true } });
    await answerWith(GREETING);
    const person = dial();
    await clock.settle();
    expect(person.hasEnded).toBe('TELECOM_PROBLEM');
  });

  it('hears the network busy when ten calls are on', async () => {
    const { dial, clock, answerWith } = await contactCenter();
    await answerWith(WAITING);
    const people = Array.from({ length: 11 }, (_, index) => dial(`+1415555${2_000 + index}`));
    await clock.advance(2_000);
    expect(people.map(({ hasEnded }) => hasEnded)).toEqual([...Array(10).fill(undefined), 'TELECOM_BUSY']);
    people[0]?.leg.hangsUp();
    const next = dial('+14155552099');
    await clock.advance(2_000);
    expect(next.leg.state).toBe('connected');
  });

  it('may hang up before anybody answers', async () => {
    const { dial, clock, answerWith, context } = await contactCenter();
    await answerWith(GREETING);
    const person = dial();
    person.leg.hangsUp();
    await clock.settle();
    expect(person.prompts).toEqual([]);
    expect(context.store.contacts()).toMatchObject([{ disconnectReason: 'CUSTOMER_DISCONNECT', direction: 'inbound' }]);
  });
});

describe('a person who is called', () => {
  it('is taken through the flow once the call is answered, with the attributes of the request', async () => {
    const flow = flowOf(
      action('a', 'MessageParticipant', { Text: 'Callback $.Attributes.callbackId.' }, to('bye', 'NoMatchingError')),
      BYE,
    );
    const { start, describeContact, pickUp, people, clock, number } = await dialer(flow);
    pickUp((leg) => clock.setTimeout(() => leg.answers(), 5_000));
    const { ContactId } = await start({ Attributes: { callbackId: 'cb-1', attempt: '1' } });
    await clock.settle();
    expect(people[0]?.prompts).toEqual(['Callback cb-1.']);
    expect(people[0]?.leg).toMatchObject({ direction: 'outbound', contactId: ContactId, number: ADA });
    const contact = await describeContact(ContactId);
    expect(contact).toMatchObject({
      Id: ContactId,
      InitiationMethod: 'API',
      Channel: 'VOICE',
      Attributes: { callbackId: 'cb-1', attempt: '1' },
      CustomerEndpoint: { Type: 'TELEPHONE_NUMBER', Address: ADA },
      SystemEndpoint: { Type: 'TELEPHONE_NUMBER', Address: number },
      DisconnectReason: 'CONTACT_FLOW_DISCONNECT',
    });
    expect(contact.ConnectedToSystemTimestamp - contact.InitiationTimestamp).toBeCloseTo(5.7, 3);
  });

  it.each([
    ['does not answer', () => undefined, 'TELECOM_UNANSWERED', 30.7],
    ['declines', (leg: Leg) => leg.declines(), 'TELECOM_BUSY', 0.7],
  ])('%s: the flow never runs, and DescribeContact tells why', async (_case, answer, reason, seconds) => {
    const { start, describeContact, pickUp, clock, trace } = await dialer();
    pickUp(answer);
    const { ContactId } = await start({ RingTimeoutInSeconds: 30 });
    await clock.settle();
    const contact = await describeContact(ContactId);
    expect(contact).toMatchObject({ DisconnectReason: reason });
    expect(contact).not.toHaveProperty('ConnectedToSystemTimestamp');
    expect(contact.DisconnectTimestamp - contact.InitiationTimestamp).toBeCloseTo(seconds, 3);
    expect(trace.events.filter(({ type }) => type === 'connect.action')).toEqual([]);
  });

  it('rings for 60 s when nothing else is said, and is busy while in another call', async () => {
    const { start, describeContact, clock } = await dialer();
    const first = await start();
    await clock.advance(10_000);
    const second = await start();
    await clock.settle();
    expect(await describeContact(first.ContactId)).toMatchObject({ DisconnectReason: 'TELECOM_UNANSWERED' });
    expect(await describeContact(second.ContactId)).toMatchObject({ DisconnectReason: 'TELECOM_BUSY' });
  });

  it('may be let go by StopContact', async () => {
    const { start, describeContact, pickUp, clock, call } = await dialer(WAITING);
    pickUp();
    const { ContactId } = await start();
    await clock.advance(5_000);
    await call('StopContact', { ContactId });
    expect(await describeContact(ContactId)).toMatchObject({ DisconnectReason: 'API' });
    await expect(call('StopContact', { ContactId })).rejects.toMatchObject({ name: 'ContactNotFoundException' });
  });
});

describe('StartOutboundVoiceContact', () => {
  it.each([
    ['a number that is not E.164', { DestinationPhoneNumber: '4155550123' }, 'InvalidParameterException'],
    ['an unknown flow', { ContactFlowId: 'none' }, 'ResourceNotFoundException'],
    ['an unknown instance', { InstanceId: 'none' }, 'ResourceNotFoundException'],
    ['a source number that is not claimed', { SourcePhoneNumber: '+14155559999' }, 'InvalidRequestException'],
    ['no source', { SourcePhoneNumber: undefined }, 'InvalidRequestException'],
    ['a ring time-out below 15 s', { RingTimeoutInSeconds: 10 }, 'InvalidParameterException'],
    ['campaign traffic', { TrafficType: 'CAMPAIGN' }, 'InvalidParameterException'],
    ['a member that is not here', { AnswerMachineDetectionConfig: {} }, 'InvalidParameterException'],
    ['more than 32 KB of attributes', { Attributes: { a: 'x'.repeat(32_768) } }, 'InvalidParameterException'],
    ['an attribute name with a blank', { Attributes: { 'a b': 'x' } }, 'InvalidParameterException'],
    ['a long client token', { ClientToken: 'x'.repeat(501) }, 'InvalidParameterException'],
    ['a country that is not allowed', { DestinationPhoneNumber: '+18765550123' }, 'DestinationNotAllowedException'],
    ['a British mobile before the quota request', { DestinationPhoneNumber: '+447911123456' }, 'DestinationNotAllowedException'],
    ['a premium number', { DestinationPhoneNumber: '+19005550123' }, 'DestinationNotAllowedException'],
  ])('refuses %s, without telling the number', async (_case, changes, name) => {
    const { start, context } = await dialer();
    const error = await start(changes).then(
      () => undefined,
      (reason: Error) => reason,
    );
    expect(error).toMatchObject({ name });
    expect(error?.message).not.toMatch(/5550123|7911123456/);
    expect(context.store.contacts()).toEqual([]);
  });

  it('refuses to call when the instance does not call out', async () => {
    const { start } = await dialer(GREETING, { attributes: { InboundCalls: true, OutboundCalls: false } });
    await expect(start()).rejects.toMatchObject({ name: 'OutboundContactNotPermittedException', status: 403 });
  });

  it('takes five requests at once and two a second', async () => {
    const { start, clock } = await dialer();
    for (let i = 0; i < 5; i++) await start({ ClientToken: 'same' });
    await expect(start()).rejects.toMatchObject({ name: 'LimitExceededException', status: 429 });
    await clock.advance(500);
    await start();
    await expect(start()).rejects.toMatchObject({ name: 'LimitExceededException' });
  });

  it('has ten calls at once', async () => {
    const { start, clock, context } = await dialer();
    context.store.settings.concurrentCalls = 1;
    await start();
    await expect(start()).rejects.toMatchObject({ name: 'LimitExceededException', message: expect.stringContaining('quota') });
    await clock.settle();
    await start();
  });

  it('makes one call of a client token, for seven days', async () => {
    const { start, clock } = await dialer();
    const first = await start({ ClientToken: 'cb-1-1' });
    expect(await start({ ClientToken: 'cb-1-1' })).toEqual(first);
    await clock.settle();
    expect(await start({ ClientToken: 'cb-1-1' })).toEqual(first);
    await clock.advance(7 * 86_400_000);
    expect(await start({ ClientToken: 'cb-1-1' })).not.toEqual(first);
  });

  it('makes a new call of the token of an ended one, as the documentation of 2018 has it', async () => {
    const { start, clock, context } = await dialer();
    context.store.settings.tokenAfterEnd = 'new';
    const first = await start({ ClientToken: 'cb-1-1' });
    expect(await start({ ClientToken: 'cb-1-1' })).toEqual(first);
    await clock.settle();
    expect(await start({ ClientToken: 'cb-1-1' })).not.toEqual(first);
  });

  it('asks for the right to make contacts, which IAM gives for no instance in particular', async () => {
    const { context, InstanceId, instanceArn } = await dialer();
    const { StartOutboundVoiceContact, DescribeContact } = connect.operations;
    expect(StartOutboundVoiceContact?.permissions?.({ InstanceId }, context)).toEqual([
      { action: 'connect:StartOutboundVoiceContact', resource: '*' },
    ]);
    expect(DescribeContact?.permissions?.({ InstanceId, ContactId: 'c-1' }, context)).toEqual([
      { action: 'connect:DescribeContact', resource: `${instanceArn}/contact/c-1` },
    ]);
  });
});

describe('contact events', () => {
  it('tell what became of an outbound call, a little later, without number and attributes', async () => {
    const center = await dialer();
    const received = await contactEvents(center);
    center.pickUp();
    const { ContactId } = await center.start({ Attributes: { callbackId: 'cb-1' } });
    await center.clock.settle();
    const events = received();
    expect(events.map(({ detail }) => detail.eventType).sort()).toEqual(['COMPLETED', 'CONNECTED_TO_SYSTEM', 'DISCONNECTED', 'INITIATED']);
    const arn = `${center.instanceArn}/contact/${ContactId}`;
    expect(events.find(({ detail }) => detail.eventType === 'DISCONNECTED')).toMatchObject({
      source: 'aws.connect',
      'detail-type': 'Amazon Connect Contact Event',
      resources: [arn, center.instanceArn],
      detail: {
        contactId: ContactId,
        initialContactId: ContactId,
        channel: 'VOICE',
        instanceArn: center.instanceArn,
        initiationMethod: 'API',
        initiationTimestamp: '2026-11-02T15:00:00.000Z',
        connectedToSystemTimestamp: '2026-11-02T15:00:00.700Z',
        disconnectTimestamp: expect.stringMatching(/^2026-11-02T15:00:0/),
        tags: { 'aws:connect:instanceId': center.InstanceId, 'aws:connect:systemEndpoint': center.number },
      },
    });
    expect(JSON.stringify(events)).not.toMatch(/cb-1|14155550123/);
  });

  it('tell of a call nobody answers, and of callers without CONNECTED_TO_SYSTEM', async () => {
    const center = await dialer();
    const received = await contactEvents(center);
    await center.start();
    await center.clock.settle();
    expect(
      received()
        .map(({ detail }) => detail.eventType)
        .sort(),
    ).toEqual(['COMPLETED', 'DISCONNECTED', 'INITIATED']);
    await center.answerWith(GREETING);
    await center.dial().goesOn();
    await center.clock.settle();
    expect(
      received()
        .map(({ detail }) => `${detail.initiationMethod} ${detail.eventType}`)
        .sort(),
    ).toEqual(['INBOUND COMPLETED', 'INBOUND DISCONNECTED', 'INBOUND INITIATED']);
  });
});

it('stops with the cloud: lines go dead, and nothing is left on the clock', async () => {
  const center = await dialer(WAITING);
  await center.answerWith(WAITING);
  const person = center.dial();
  await center.clock.runUntil(() => person.leg.state === 'connected');
  await connect.stop?.(center.context);
  expect(person.hasEnded).toBe('OTHER');
  const before = center.clock.now();
  await center.clock.settle();
  expect(center.clock.now() - before).toBeLessThan(500);
});
