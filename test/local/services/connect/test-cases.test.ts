import { FakeBot } from './peers';

const mockBots: FakeBot[] = [];
jest.mock('../../../../local/services/lex-runtime-v2/converse', () => ({
  converse: (...[utterance, context]: Parameters<FakeBot['converse']>) => mockBots.at(-1)?.converse(utterance, context),
}));

import { action, BOT, BYE, contactCenter, FUNCTION, flowOf, to, when } from './contact-center';

const say = (Identifier: string, Text: string, next = 'bye') =>
  action(Identifier, 'MessageParticipant', { Text }, to(next, 'NoMatchingError'));

/** Looks a caller up, greets them, lets them choose by key or talk, and takes them to a queue. */
const flow = (queue: string) =>
  flowOf(
    action(
      'lookup',
      'InvokeLambdaFunction',
      { LambdaFunctionARN: FUNCTION, InvocationTimeLimitSeconds: '8' },
      {
        NextAction: 'greet',
        Errors: [{ ErrorType: 'NoMatchingError', NextAction: 'stranger' }],
      },
    ),
    say('greet', 'Welcome back, $.External.name.', 'menu'),
    say('stranger', 'Welcome, stranger.', 'menu'),
    action(
      'menu',
      'GetParticipantInput',
      { Text: 'Press 1 for sales, or 2 to talk to us.', InputTimeLimitSeconds: '5' },
      {
        NextAction: 'bye',
        Conditions: [when('1', 'target'), when('2', 'talk')],
        Errors: ['InputTimeLimitExceeded', 'NoMatchingCondition', 'NoMatchingError'].map((ErrorType) => ({ ErrorType, NextAction: 'bye' })),
      },
    ),
    action(
      'talk',
      'ConnectParticipantWithLexBot',
      { Text: 'How can I help?', LexV2Bot: { AliasArn: BOT } },
      {
        NextAction: 'bye',
        Errors: ['InputTimeLimitExceeded', 'NoMatchingCondition', 'NoMatchingError'].map((ErrorType) => ({ ErrorType, NextAction: 'bye' })),
      },
    ),
    action('target', 'UpdateContactTargetQueue', { QueueId: queue }, to('queue', 'NoMatchingError')),
    action(
      'queue',
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
    say('full', 'Everybody is busy.'),
    BYE,
  );

interface Step {
  readonly event: object;
  readonly actions?: readonly object[];
  readonly next?: readonly string[];
}

const content = (steps: Readonly<Record<string, Step>>, Version = '2025-06-21') =>
  JSON.stringify({
    Version,
    Metadata: {},
    Observations: Object.entries(steps).map(([Identifier, { event, actions = [], next = [] }]) => ({
      Identifier,
      Event: { Identifier: `event of ${Identifier}`, Actor: 'System', ...event },
      Usage: { Type: 'Exactly', Times: 1 },
      Actions: actions,
      Transitions: { NextObservations: next },
    })),
  });
const initiated = { Type: 'TestInitiated', Properties: {} };
const hears = (Text: string, Type = 'Similarity') => ({ Type: 'MessageReceived', Properties: { Text, MatchingCriteria: { Type } } });
const starts = (ActionType: string, ActionParameters: object) => ({
  Type: 'FlowActionStarted',
  Properties: { ActionType, ActionParameters },
});
const test = (Identifier: string, Type: string, Parameters: object, NextAction?: string) => ({
  Identifier,
  Type,
  Parameters,
  Transitions: { NextAction },
});
const send = (Type: string, Properties?: object) =>
  test(Type, 'SendInstruction', {
    ActionType: 'SendInstruction',
    Actor: 'Customer',
    Instruction: { Type, ...(Properties && { Properties }) },
  });
const override = (ActionType: string, ActionParameters: object, Strategy: object) =>
  test('override', 'OverrideSystemBehavior', {
    ActionType: 'OverrideSystemBehavior',
    Behavior: { Type: 'FlowAction', Properties: { ActionType, ActionParameters, Strategy } },
  });
const mockLambda = (name: string) =>
  override(
    'InvokeLambdaFunction',
    { LambdaFunctionARN: FUNCTION },
    {
      Type: 'MockResponse',
      Response: { Type: 'ExecutionResult', ExecutionResult: { DelaySeconds: 1, LoadedData: JSON.stringify({ name }) } },
    },
  );
const END = test('end', 'TestControl', { ActionType: 'TestControl', Command: { Type: 'EndTest' } });

async function simulate(testContent: (queue: string) => string, more: object = {}) {
  const bot = new FakeBot();
  mockBots.push(bot);
  const center = await contactCenter();
  const { make, instanceArn: InstanceArn, call, clock } = center;
  const { ref: hours } = await make('HoursOfOperation', { InstanceArn, Name: 'Always', TimeZone: 'UTC', Config: [] });
  const { ref: queue } = await make('Queue', { InstanceArn, Name: 'Sales', HoursOfOperationArn: hours });
  const FlowId = (await center.flow(flow(queue))).split('/').at(-1);
  const { ref } = await make('TestCase', {
    InstanceArn,
    Name: 'Case',
    Content: testContent(queue),
    EntryPoint: { Type: 'VOICE_CALL', VoiceCallEntryPointParameters: { FlowId } },
    Status: 'PUBLISHED',
    ...more,
  });
  const { TestCaseSummaryList } = await call('ListTestCases', {});
  expect(TestCaseSummaryList).toMatchObject([{ Arn: ref, Name: 'Case' }]);
  const started = await call('StartTestCaseExecution', { TestCaseId: TestCaseSummaryList[0].Id });
  await clock.settle();
  const summary = await call('GetTestCaseExecutionSummary', started);
  const { ExecutionRecords } = await call('ListTestCaseExecutionRecords', started);
  const records = ExecutionRecords.map(({ Record }: { Record: string }) => JSON.parse(Record));
  return { ...center, bot, summary, records, queue };
}

describe("a test case in Connect's own language", () => {
  it('plays a caller: mocks the function, hears, presses, asserts and ends', async () => {
    const { summary, records, lambda } = await simulate((queue) =>
      content({
        begin: { event: initiated, actions: [mockLambda('Ada')], next: ['greeting'] },
        greeting: { event: hears('welcome back ADA', 'Inclusion'), next: ['menu'] },
        menu: { event: hears('Press 1 for sales or 2 to talk'), actions: [send('DtmfInput', { Value: 1 })], next: ['queue'] },
        queue: {
          event: starts('TransferContactToQueue', { QueueId: queue }),
          actions: [
            test('check', 'Assert', { Namespace: '$.Queue.Name', Operator: 'Equals', Operand: 'Sales' }, 'log'),
            test('log', 'TestControl', { Command: { Type: 'LogData', Properties: { Expressions: { channel: '$.Channel' } } } }, 'end'),
            END,
          ],
        },
      }),
    );
    expect(summary).toMatchObject({
      Status: 'PASSED',
      ObservationSummary: { TotalObservations: 4, ObservationsPassed: 4, ObservationsFailed: 0 },
    });
    expect(lambda.invoked).toEqual([]);
    expect(records.map(({ Type }: { Type: string }) => Type)).toEqual([
      ...['INITIATION', 'OBSERVATION', 'EXECUTION_START', 'OBSERVATION', 'OBSERVATION', 'LOG', 'COMPLETION'],
    ]);
    expect(records.find(({ Type }: { Type: string }) => Type === 'LOG').Data).toEqual({ channel: 'VOICE' });
  });

  it('talks with the bot, and hangs up', async () => {
    const { summary, bot } = await simulate(() =>
      content({
        menu: { event: hears('Press 1 for sales, or 2 to talk to us.'), actions: [send('DtmfInput', { Value: '2' })], next: ['help'] },
        help: {
          event: hears('How can I help?'),
          actions: [send('TextUtterance', { Text: 'hello', LanguageCode: 'en-US' })],
          next: ['reply'],
        },
        reply: { event: hears('You said hello', 'Inclusion'), actions: [send('Disconnect')] },
      }),
    );
    expect(bot.heard.map(({ text }) => text)).toEqual(['hello']);
    expect(summary).toMatchObject({ Status: 'PASSED' });
  });

  it('makes a function fail and a queue full', async () => {
    const fail = (ActionType: string, ActionParameters: object, Value: string) =>
      override(ActionType, ActionParameters, { Type: 'MockResponse', Response: { Type: 'Error', Error: { Value } } });
    const { summary } = await simulate((queue) =>
      content(
        {
          begin: {
            event: initiated,
            actions: [
              { ...fail('InvokeLambdaFunction', { LambdaFunctionARN: FUNCTION }, 'TimeLimitExceeded'), Identifier: 'lambda' },
              { ...fail('TransferContactToQueue', { QueueId: queue }, 'QueueAtCapacity'), Identifier: 'queue' },
            ],
            next: ['stranger'],
          },
          stranger: { event: hears('Welcome, stranger.'), next: ['menu'] },
          menu: { event: hears('Press 1 for sales', 'Inclusion'), actions: [send('DtmfInput', { Value: 1 })], next: ['full'] },
          full: { event: hears('Everybody is busy.') },
        },
        '2019-10-30',
      ),
    );
    expect(summary).toMatchObject({ Status: 'PASSED', ObservationSummary: { ObservationsPassed: 4 } });
  });

  it.each<[string, Parameters<typeof content>[0], object]>([
    [
      'what it waits for never comes before the call ends',
      { never: { event: hears('Something else entirely') } },
      { Type: 'FAILURE', Observations: ['never'] },
    ],
    [
      'an assertion does not hold',
      {
        begin: {
          event: hears('Welcome', 'Inclusion'),
          actions: [test('check', 'Assert', { Namespace: '$.Channel', Operator: 'Equals', Operand: 'CHAT' }), END],
        },
      },
      { Type: 'FAILURE', Observations: ['begin'] },
    ],
  ])('fails when %s', async (_when, steps, CompletionReason) => {
    const { summary, records } = await simulate(() => content(steps));
    expect(summary).toMatchObject({ Status: 'FAILED' });
    expect(records.at(-1)).toEqual({ Type: 'COMPLETION', CompletionReason });
  });

  it('fails after five minutes, and starts with the attributes that it is given', async () => {
    const { summary, context } = await simulate(
      () =>
        content({
          menu: { event: hears('Press 1 for sales', 'Inclusion'), actions: [send('DtmfInput', { Value: 1 })], next: ['never'] },
          never: { event: hears('Nobody says this') },
        }),
      { InitializationData: '{"campaign":"spring"}' },
    );
    expect(summary).toMatchObject({ Status: 'FAILED', ObservationSummary: { ObservationsPassed: 1, ObservationsFailed: 1 } });
    expect((summary.EndTime - summary.StartTime) * 1000).toBe(300_000);
    expect(context.store.contacts()[0]).toMatchObject({ attributes: { campaign: 'spring' }, disconnectReason: 'CUSTOMER_DISCONNECT' });
  });

  it.each<[string, string | object, RegExp]>([
    ['another version', content({ begin: { event: initiated } }, '1.0'), /Version is 1\.0/],
    ['an event that is not here', content({ begin: { event: { Type: 'AgentAccepted' } } }), /an event AgentAccepted is not here/],
    [
      'matching by a bare word',
      content({ begin: { event: { Type: 'MessageReceived', Properties: { Text: 'Hi', MatchingCriteria: 'Similarity' } } } }),
      /MatchingCriteria is not an object/,
    ],
    [
      'an observation that does not follow',
      content({ begin: { event: initiated, next: ['nowhere'] } }),
      /the observation nowhere does not exist/,
    ],
    [
      'an action type that is not here',
      content({ begin: { event: initiated, actions: [test('x', 'Pray', {})] } }),
      /the type Pray is not here/,
    ],
    [
      'the mocked answer of hours',
      content({
        begin: {
          event: initiated,
          actions: [
            override(
              'CheckHoursOfOperation',
              { HoursOfOperationId: 'x' },
              { Type: 'MockResponse', Response: { Type: 'ExecutionResult', ExecutionResult: { Value: 'InHours' } } },
            ),
          ],
        },
      }),
      /no strategy of CheckHoursOfOperation fits/,
    ],
    [
      'observations used any number of times',
      JSON.stringify({
        Version: '2019-10-30',
        Observations: [{ Identifier: 'a', Event: { Type: 'TestInitiated', Actor: 'System' }, Usage: { Type: 'Always' } }],
      }),
      /Usage\.Type is Always/,
    ],
    ['a chat', { EntryPoint: { Type: 'CHAT', ChatEntryPointParameters: { FlowId: 'x' } } }, /chats are not here/],
  ])('is refused with %s', async (_what, given, message) => {
    const more = typeof given === 'string' ? { Content: given } : given;
    await expect(simulate(() => content({ begin: { event: initiated } }), more)).rejects.toThrow(message);
  });
});
