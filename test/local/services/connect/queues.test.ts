import { eventbridge } from '../../../../local/services/eventbridge';
import { agent, noAnswer } from '../../../../local/telephone/personas';
import { ADA, action, BYE, contactCenter, flowOf, to, when } from './contact-center';

const BOB = '+14155550199';
const say = (Identifier: string, Text: string, next = 'bye') =>
  action(Identifier, 'MessageParticipant', { Text }, to(next, 'NoMatchingError'));
const OFFICE_HOURS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'].map((Day) => ({
  Day,
  StartTime: { Hours: 9, Minutes: 0 },
  EndTime: { Hours: 17, Minutes: 30 },
}));

/** The center with office hours in New York and a queue that keeps them. Its clock stands at Monday 10:00 there. */
async function officeCenter(changes: { Config?: object[]; MaxContacts?: number } = {}) {
  const center = await contactCenter();
  const InstanceArn = center.instanceArn;
  const { Config = OFFICE_HOURS, MaxContacts } = changes;
  const { ref: hours } = await center.make('HoursOfOperation', { InstanceArn, Name: 'Office', TimeZone: 'America/New_York', Config });
  const { ref: queue } = await center.make('Queue', {
    InstanceArn,
    Name: 'Sales',
    HoursOfOperationArn: hours,
    ...(MaxContacts !== undefined && { MaxContacts }),
  });
  const events: string[] = [];
  center.context.of(eventbridge).store.courier = (event) => void events.push((event.detail as { eventType: string }).eventType);
  return { ...center, hours, queue, events };
}

const checking = (HoursOfOperationId: string) =>
  flowOf(
    action(
      'check',
      'CheckHoursOfOperation',
      { HoursOfOperationId },
      {
        NextAction: 'closed',
        Conditions: [when('True', 'open'), when('False', 'closed')],
        Errors: [{ ErrorType: 'NoMatchingError', NextAction: 'closed' }],
      },
    ),
    say('open', 'Open.'),
    say('closed', 'Closed.'),
    BYE,
  );

describe('hours of operation', () => {
  it.each<[string, number, string]>([
    ['on a Monday at 10:00', 0, 'Open.'],
    ['on a Monday at 17:29', 7 * 60 + 29, 'Open.'],
    ['on a Monday at 17:30', 7 * 60 + 30, 'Closed.'],
    ['on a Saturday', 5 * 1440, 'Closed.'],
  ])('%s, on the clocks of their own time zone', async (_when, minutes, heard) => {
    const { hours, answerWith, dial, clock } = await officeCenter();
    await answerWith(checking(hours));
    await clock.advance(minutes * 60_000);
    const person = dial();
    await person.goesOn();
    expect(person.prompts).toEqual([heard]);
  });

  it('go on past midnight, and around the clock when they end as they start', async () => {
    const night = [{ Day: 'SUNDAY', StartTime: { Hours: 22, Minutes: 0 }, EndTime: { Hours: 11, Minutes: 0 } }];
    const always = [{ Day: 'MONDAY', StartTime: { Hours: 0, Minutes: 0 }, EndTime: { Hours: 0, Minutes: 0 } }];
    for (const Config of [night, always]) {
      const { hours, answerWith, dial } = await officeCenter({ Config });
      await answerWith(checking(hours));
      const person = dial();
      await person.goesOn();
      expect(person.prompts).toEqual(['Open.']);
    }
  });

  it.each<[string, object, RegExp]>([
    ['a time zone that does not exist', { TimeZone: 'Mars/Olympus' }, /TimeZone Mars\/Olympus is no time zone/],
    ['a day that does not exist', { TimeZone: 'UTC', Config: [{ Day: 'FREITAG' }] }, /Config\[0\]\.Day is FREITAG/],
  ])('refuse %s', async (_what, properties, message) => {
    const { make, instanceArn } = await contactCenter();
    await expect(make('HoursOfOperation', { InstanceArn: instanceArn, Name: 'Office', ...properties })).rejects.toThrow(message);
  });
});

const queueing = (queue: string, hooks: object[] = []) => {
  const first = hooks.length > 0 ? 'hook' : 'target';
  const actions = [
    ...hooks.map((EventHooks) => action('hook', 'UpdateContactEventHooks', { EventHooks }, to('target', 'NoMatchingError'))),
    action('target', 'UpdateContactTargetQueue', { QueueId: queue }, to('enter', 'NoMatchingError')),
    action(
      'enter',
      'TransferContactToQueue',
      {},
      {
        NextAction: 'bye',
        Errors: [
          { ErrorType: 'QueueAtCapacity', NextAction: 'full' },
          { ErrorType: 'NoMatchingError', NextAction: 'full' },
        ],
      },
    ),
    say('full', 'Everybody is busy, and $.Queue.Name is full.'),
    BYE,
  ];
  return JSON.stringify({ Version: '2019-10-30', StartAction: first, Actions: actions });
};

describe('a queue', () => {
  it('keeps who is in it until they hang up, and tells the bus', async () => {
    const { queue, answerWith, dial, clock, call, trace } = await officeCenter();
    await answerWith(queueing(queue));
    const person = dial();
    await clock.advance(60_000);
    expect(person.leg.state).toBe('connected');
    person.leg.hangsUp();
    await clock.settle();
    expect(person.hasEnded).toBe('CUSTOMER_DISCONNECT');
    const { Contact } = await call('DescribeContact', { ContactId: person.leg.contactId });
    expect(Contact).toMatchObject({ QueueInfo: { Id: queue.split('/').at(-1) } });
    expect(trace.faults).toEqual([]);
  });

  it('plays its own flow meanwhile, as often as that says', async () => {
    const { queue, answerWith, dial, clock, make, instanceArn } = await officeCenter();
    const Content = flowOf(
      action(
        'music',
        'MessageParticipantIteratively',
        { Messages: [{ Text: 'Please hold.' }, { SSML: '<speak>Still there?</speak>' }], InterruptFrequencySeconds: '3' },
        {
          NextAction: 'end',
          Conditions: [when('MessagesInterrupted', 'end')],
          Errors: [{ ErrorType: 'NoMatchingError', NextAction: 'end' }],
        },
      ),
      action('end', 'EndFlowExecution', {}),
    );
    const { ref: CustomerQueue } = await make('ContactFlow', { InstanceArn: instanceArn, Name: 'Queue', Type: 'CUSTOMER_QUEUE', Content });
    await answerWith(queueing(queue, [{ CustomerQueue }]));
    const person = dial();
    await clock.advance(60_000);
    expect(person.prompts).toEqual(['Please hold.', 'Still there?', 'Please hold.', 'Still there?']);
    expect(person.leg.state).toBe('connected');
    person.leg.hangsUp();
    await clock.settle();
  });

  it("is worked in by agents: the first who accepts has the caller, and the queue's flow stops where it is", async () => {
    const { queue, answerWith, dial, clock, call, make, instanceArn, context, events } = await officeCenter();
    const Content = flowOf(
      action(
        'music',
        'MessageParticipantIteratively',
        { Messages: [{ Text: 'Please hold, somebody will be with you in a moment.' }] },
        { NextAction: 'end', Errors: [{ ErrorType: 'NoMatchingError', NextAction: 'end' }] },
      ),
      action('end', 'EndFlowExecution', {}),
    );
    const { ref: CustomerQueue } = await make('ContactFlow', { InstanceArn: instanceArn, Name: 'Queue', Type: 'CUSTOMER_QUEUE', Content });
    await answerWith(queueing(queue, [{ CustomerQueue }]));
    context.store.staff(['Sales'], noAnswer);
    context.store.staff([queue], agent(clock, { lines: ['Sales, hello?', 'Sure. Goodbye.'] }));
    const person = dial();
    await clock.runUntil(() => person.prompts.includes('Sales, hello?'));
    person.leg.says('I would like to buy one');
    await clock.runUntil(() => person.hasEnded !== undefined);
    await clock.settle();
    const hold = 'Please hold, somebody will be with you in a moment.';
    expect(person.prompts.filter((prompt) => prompt !== hold)).toEqual(['Sales, hello?', 'Sure. Goodbye.']);
    expect(person.prompts.filter((prompt) => prompt === hold).length).toBeGreaterThan(2);
    expect(person.hasEnded).toBe('AGENT_DISCONNECT');
    const { Contact } = await call('DescribeContact', { ContactId: person.leg.contactId });
    expect(Contact.AgentInfo).toMatchObject({ Id: context.store.agents.all().find(({ status }) => status === 'Available')?.id });
    expect(context.store.agents.of(context.store.queue(queue))).toEqual({ staffed: 2, available: 1 });
    expect([...events].sort()).toEqual(['COMPLETED', 'CONNECTED_TO_AGENT', 'DISCONNECTED', 'INITIATED', 'QUEUED']);
  });

  it('lets an agent go whose caller hangs up, and gives them the next one', async () => {
    const { queue, answerWith, dial, clock, context } = await officeCenter();
    await answerWith(queueing(queue));
    context.store.staff([queue], agent(clock, { lines: ['Hello?'], hangsUp: false }));
    const [first, second] = [dial(ADA), dial(BOB)];
    await clock.runUntil(() => first.prompts.includes('Hello?'));
    expect(second.prompts).toEqual([]);
    first.leg.hangsUp();
    await clock.runUntil(() => second.prompts.includes('Hello?'));
    second.leg.hangsUp();
    await clock.settle();
    expect([first.hasEnded, second.hasEnded]).toEqual(['CUSTOMER_DISCONNECT', 'CUSTOMER_DISCONNECT']);
    expect(context.trace.faults).toEqual([]);
  });

  it('turns further callers away when it is full, and counts who is in it', async () => {
    const { queue, answerWith, dial, clock, context } = await officeCenter({ MaxContacts: 1 });
    await answerWith(queueing(queue));
    const [first, second] = [dial(ADA), dial(BOB)];
    await second.goesOn();
    expect(second.prompts).toEqual(['Everybody is busy, and Sales is full.']);
    expect(context.store.contactsIn(context.store.queue(queue))).toHaveLength(1);
    first.leg.hangsUp();
    await clock.settle();
    expect(context.store.contactsIn(context.store.queue(queue))).toHaveLength(0);
  });

  it('has metrics: how many wait, since when, and that nobody works in it', async () => {
    const { queue, answerWith, dial, clock } = await officeCenter();
    await answerWith(queueing(queue));
    const waiting = dial(ADA);
    await clock.advance(30_000);
    const asking = (MetricType: string, condition: object, errors: string[]) => {
      const metric = action(
        'metric',
        'CheckMetricData',
        { MetricType, QueueId: queue },
        { ...to('no', ...errors), Conditions: [condition] },
      );
      return flowOf(metric, say('yes', 'Yes.'), say('no', 'No.'), BYE);
    };
    const BOTH = ['NoMatchingCondition', 'NoMatchingError'];
    const heard: string[][] = [];
    for (const flow of [
      asking('NumberOfContactsInQueue', when('1', 'yes'), BOTH),
      asking('OldestContactInQueueAgeSeconds', when('20', 'yes', 'NumberGreaterThan'), BOTH),
      asking('NumberOfAgentsStaffed', when('0', 'yes', 'NumberGreaterThan'), ['NoMatchingError']),
    ]) {
      await answerWith(flow);
      const person = dial(BOB);
      await person.goesOn();
      heard.push(person.prompts);
    }
    expect(heard).toEqual([['Yes.'], ['Yes.'], ['No.']]);
    waiting.leg.hangsUp();
    await clock.settle();
  });

  it('is found by what is searched for', async () => {
    const { queue, answerWith, dial, clock, call } = await officeCenter();
    await answerWith(queueing(queue));
    const person = dial();
    await clock.advance(5_000);
    const TimeRange = { Type: 'INITIATION_TIMESTAMP', StartTime: 0, EndTime: clock.now() / 1000 };
    const QueueIds = [queue.split('/').at(-1)];
    const found = await call('SearchContacts', { TimeRange, SearchCriteria: { QueueIds, InitiationMethods: ['INBOUND'] } });
    expect(found).toMatchObject({ TotalCount: 1, Contacts: [{ Id: person.leg.contactId, QueueInfo: { Id: QueueIds[0] } }] });
    expect(await call('SearchContacts', { TimeRange, SearchCriteria: { InitiationMethods: ['API'] } })).toMatchObject({ TotalCount: 0 });
    await expect(call('SearchContacts', { TimeRange, SearchCriteria: { AgentIds: ['x'] } })).rejects.toMatchObject({
      name: 'InvalidParameterException',
    });
    person.leg.hangsUp();
    await clock.settle();
  });
});

describe('a flow module', () => {
  it('goes on, when it returns, after the action that invoked it', async () => {
    const { answerWith, dial, make, instanceArn } = await contactCenter();
    const Content = flowOf(say('in', 'In the module.', 'back'), action('back', 'EndFlowModuleExecution', {}));
    const { ref: FlowModuleId } = await make('ContactFlowModule', { InstanceArn: instanceArn, Name: 'Part', Content });
    await answerWith(
      flowOf(
        action('one', 'InvokeFlowModule', { FlowModuleId }, to('two', 'NoMatchingError')),
        action('two', 'InvokeFlowModule', { FlowModuleId }, to('after', 'NoMatchingError')),
        say('after', 'After it.'),
        BYE,
      ),
    );
    const person = dial();
    await person.goesOn();
    expect(person.prompts).toEqual(['In the module.', 'In the module.', 'After it.']);
  });

  it('cannot invoke another one, nor can a flow return', async () => {
    const { flow, make, instanceArn } = await contactCenter();
    const Content = flowOf(action('one', 'InvokeFlowModule', { FlowModuleId: '$.Attributes.part' }, to('bye', 'NoMatchingError')), BYE);
    await expect(make('ContactFlowModule', { InstanceArn: instanceArn, Name: 'Part', Content })).rejects.toThrow(
      /cannot be in a flow of type MODULE/,
    );
    await expect(flow(flowOf(action('back', 'EndFlowModuleExecution', {})))).rejects.toThrow(/only in MODULE/);
  });
});

describe('what a flow says about a contact', () => {
  it('is there for later actions: language, name, customer', async () => {
    const { answerWith, dial, trace } = await contactCenter();
    await answerWith(
      flowOf(
        action(
          'data',
          'UpdateContactData',
          { LanguageCode: 'en-GB', Name: 'Sales call', CustomerId: '$.CustomerEndpoint.Address' },
          to('say', 'NoMatchingError'),
        ),
        say('say', '$.Name in $.LanguageCode for $.CustomerId'),
        BYE,
      ),
    );
    const person = dial();
    await person.goesOn();
    expect(person.prompts).toEqual([`Sales call in en-GB for ${ADA}`]);
    expect(trace.faults).toEqual([]);
  });

  it.each<[string, string]>([
    ['+14155550199', 'Noted.'],
    ['four one five', 'No number.'],
    ['+447911123456', 'Not to there.'],
  ])('a callback number %s is looked at: %s', async (number, heard) => {
    const { answerWith, dial } = await contactCenter();
    await answerWith(
      flowOf(
        action('set', 'UpdateContactAttributes', { Attributes: { number }, TargetContact: 'Current' }, to('callback', 'NoMatchingError')),
        action(
          'callback',
          'UpdateContactCallbackNumber',
          { CallbackNumber: '$.Attributes.number' },
          {
            NextAction: 'noted',
            Errors: [
              { ErrorType: 'InvalidCallbackNumber', NextAction: 'invalid' },
              { ErrorType: 'CallbackNumberNotDialable', NextAction: 'abroad' },
            ],
          },
        ),
        say('noted', 'Noted.'),
        say('invalid', 'No number.'),
        say('abroad', 'Not to there.'),
        BYE,
      ),
    );
    const person = dial();
    await person.goesOn();
    expect(person.prompts).toEqual([heard]);
  });
});

describe('a third party', () => {
  const transferring = flowOf(
    action(
      'transfer',
      'TransferParticipantToThirdParty',
      { ThirdPartyPhoneNumber: BOB, ThirdPartyConnectionTimeLimitSeconds: '20', ContinueFlowExecution: 'True' },
      {
        NextAction: 'back',
        Errors: [
          { ErrorType: 'ConnectionTimeLimitExceeded', NextAction: 'away' },
          { ErrorType: 'CallFailed', NextAction: 'failed' },
          { ErrorType: 'NoMatchingError', NextAction: 'failed' },
        ],
      },
    ),
    say('back', 'You are back.'),
    say('away', 'Nobody there.'),
    say('failed', 'No connection.'),
    BYE,
  );

  it('talks with the caller, who is back in the flow when it hangs up', async () => {
    const { answerWith, dial, context } = await contactCenter();
    const heard: string[] = [];
    context.store.telephone.person(BOB, (leg) => {
      leg.subscribe((event) => {
        if (event.type !== 'prompt') return;
        heard.push(event.text);
        if (heard.length === 1) leg.says('Bob here.');
        else leg.hangsUp();
      });
      leg.answers();
    });
    await answerWith(transferring);
    const person = dial();
    person.leg.subscribe((event) => {
      if (event.type === 'prompt' && event.text === 'Bob here.') person.leg.says('Goodbye Bob.');
      if (event.type === 'connected') person.leg.says('Hello?');
    });
    await person.goesOn();
    expect(heard).toEqual(['Hello?', 'Goodbye Bob.']);
    expect(person.prompts).toEqual(['Bob here.', 'You are back.']);
  });

  it.each<[string, 'rings' | 'declines', string]>([
    ['does not answer', 'rings', 'Nobody there.'],
    ['is busy', 'declines', 'No connection.'],
  ])('that %s', async (_what, does, heard) => {
    const { answerWith, dial, context } = await contactCenter();
    context.store.telephone.person(BOB, (leg) => does === 'declines' && leg.declines());
    await answerWith(transferring);
    const person = dial();
    await person.goesOn();
    expect(person.prompts).toEqual([heard]);
  });
});
