import { ServiceError } from '../../../../local/cloud/service';
import { ADA, action, BYE, contactCenter, FUNCTION, flowOf, to, when } from './contact-center';

const say = (Identifier: string, Text: string, next = 'bye') =>
  action(Identifier, 'MessageParticipant', { Text }, to(next, 'NoMatchingError'));
const ask = (changes: object = {}, next = 'answered') =>
  action(
    'ask',
    'InvokeLambdaFunction',
    { LambdaFunctionARN: FUNCTION, InvocationTimeLimitSeconds: '4', ResponseValidation: { ResponseType: 'STRING_MAP' }, ...changes },
    { NextAction: next, Errors: [{ ErrorType: 'NoMatchingError', NextAction: 'failed' }] },
  );
const asking = (text: string, changes: object = {}) => flowOf(ask(changes), say('answered', text), say('failed', 'Failed.'), BYE);

/** Runs a flow for a caller, who does as told each time the flow listens. */
async function run(content: string, { lines = [] as string[], prepare = (_center: Awaited<ReturnType<typeof contactCenter>>) => {} } = {}) {
  const center = await contactCenter();
  prepare(center);
  await center.answerWith(content);
  const person = center.dial();
  const start = center.clock.now();
  await person.goesOn(...lines);
  return { ...center, person, ms: center.clock.now() - start };
}

describe('AWS Lambda function', () => {
  it('gives the function the contact and keeps its answer as $.External', async () => {
    const { person, lambda, number, instanceArn } = await run(
      asking('Hello $.External.name.', { LambdaInvocationAttributes: { purpose: 'greet', from: '$.CustomerEndpoint.Address' } }),
      {
        prepare: ({ lambda }) => {
          lambda.answer = () => ({ name: 'Ada' });
        },
      },
    );
    expect(person.prompts).toEqual(['Hello Ada.']);
    expect(lambda.invoked).toMatchObject([
      {
        FunctionName: FUNCTION,
        InvocationType: 'RequestResponse',
        principal: { kind: 'service', service: 'connect.amazonaws.com', sourceArn: instanceArn },
        event: {
          Name: 'ContactFlowEvent',
          Details: {
            Parameters: { purpose: 'greet', from: ADA },
            ContactData: {
              ContactId: person.leg.contactId,
              Channel: 'VOICE',
              InitiationMethod: 'INBOUND',
              Attributes: {},
              CustomerEndpoint: { Address: ADA },
              SystemEndpoint: { Address: number },
            },
          },
        },
      },
    ]);
  });

  it.each([
    [
      'a nested answer where a flat one was promised',
      () => ({ name: { first: 'Ada' } }),
      /flat object of strings \(STRING_MAP\): name is not a string/,
    ],
    ['a list', () => ['Ada'], /everything is not a string/],
    ['too long an answer', () => ({ name: 'x'.repeat(32_768) }), /more than 32768 bytes/],
    [
      'an error of the function, without its message',
      () => new TypeError('+14155550123 is not a function'),
      /answered an error \(TypeError\)$/,
    ],
    [
      'a permission that is missing',
      () => new ServiceError('AccessDeniedException', 'not authorized', 403),
      /AccessDeniedException: not authorized/,
    ],
  ])('takes the error branch on %s, which is a fault', async (_case, answer, what) => {
    const { person, trace, lambda } = await run(asking('Hello.'), {
      prepare: ({ lambda }) => {
        lambda.answer = answer;
      },
    });
    expect(person.prompts).toEqual(['Failed.']);
    expect(trace.faults).toEqual([{ what: expect.stringMatching(what), where: 'contact flow "Test", action ask' }]);
    expect(lambda.invoked).toHaveLength(1);
  });

  it('reaches into a nested answer when JSON was promised', async () => {
    const { person } = await run(
      asking('Hello $.External.caller.name$.External.list, $.External.caller.', { ResponseValidation: { ResponseType: 'JSON' } }),
      {
        prepare: ({ lambda }) => {
          lambda.answer = () => ({ caller: { name: 'Ada' }, list: [1] });
        },
      },
    );
    expect(person.prompts).toEqual(['Hello Ada, .']);
  });

  it('tries a throttled function three times', async () => {
    const { person, lambda } = await run(asking('Hello.'), {
      prepare: ({ lambda }) => {
        lambda.answer = (tries) => (tries < 3 ? new ServiceError('TooManyRequestsException', 'Rate Exceeded.', 429) : {});
      },
    });
    expect(person.prompts).toEqual(['Hello.']);
    expect(lambda.invoked).toHaveLength(3);
  });

  it('waits no longer than its limit, while the function goes on', async () => {
    let finished = false;
    const { person, trace, clock } = await run(asking('Hello.'), {
      prepare: ({ lambda }) => {
        lambda.answer = async (_tries, context) => {
          await context.clock.sleep(6_000);
          finished = true;
          return {};
        };
      },
    });
    expect(person.prompts).toEqual(['Failed.']);
    expect(trace.faults[0]?.what).toContain('did not answer within 4000 ms');
    await clock.settle();
    expect(finished).toBe(true);
  });

  it('does not wait at all when asynchronous', async () => {
    const { person, lambda } = await run(asking('Hello $.External.name.', { InvocationType: 'ASYNCHRONOUS' }));
    expect(person.prompts).toEqual(['Hello .']);
    expect(lambda.invoked).toMatchObject([{ InvocationType: 'Event' }]);
  });

  it('lets the function finish when the caller hangs up', async () => {
    const center = await contactCenter();
    let finished = false;
    center.lambda.answer = async (_tries, { clock }) => {
      await clock.sleep(2_000);
      finished = true;
      return {};
    };
    await center.answerWith(asking('Hello.'));
    const person = center.dial();
    await center.clock.runUntil(() => center.lambda.invoked.length === 1);
    person.leg.hangsUp();
    await center.clock.settle();
    expect(finished).toBe(true);
    expect(person.prompts).toEqual([]);
    expect(center.trace.faults).toEqual([]);
  });
});

describe('Set contact attributes and Check contact attributes', () => {
  const branching = (value: string, condition: ReturnType<typeof when>) =>
    flowOf(
      action('set', 'UpdateContactAttributes', { TargetContact: 'Current', Attributes: { value } }, to('check', 'NoMatchingError')),
      action(
        'check',
        'Compare',
        { ComparisonValue: '$.Attributes.value' },
        { NextAction: 'no', Conditions: [condition], Errors: [{ ErrorType: 'NoMatchingCondition', NextAction: 'no' }] },
      ),
      say('yes', 'Yes.'),
      say('no', 'No.'),
      BYE,
    );

  it.each([
    ['Equals', 'gold', 'gold', 'Yes.'],
    ['Equals', 'gold', 'Gold', 'No.'],
    ['TextStartsWith', 'gold-1', 'gold', 'Yes.'],
    ['TextEndsWith', 'gold-1', '1', 'Yes.'],
    ['TextContains', 'gold-1', 'ld-', 'Yes.'],
    ['NumberGreaterThan', '10', '9', 'Yes.'],
    ['NumberGreaterOrEqualTo', '9', '9', 'Yes.'],
    ['NumberLessThan', '10', '9', 'No.'],
    ['NumberLessOrEqualTo', '9', '10', 'Yes.'],
    ['NumberLessThan', '', '9', 'No.'],
  ])('%s: "%s" against "%s" is %s', async (operator, value, operand, said) => {
    const { person, trace } = await run(branching(value, when(operand, 'yes', operator)));
    expect(person.prompts).toEqual([said]);
    expect(trace.faults).toEqual([]);
  });

  it('keeps what was set on the contact', async () => {
    const { person, call } = await run(branching('gold', when('gold', 'yes')));
    expect(await call('DescribeContact', { ContactId: person.leg.contactId })).toMatchObject({
      Contact: { Attributes: { value: 'gold' } },
    });
  });

  it('sets nothing that exceeds 32 KB', async () => {
    const { person, trace } = await run(branching('x'.repeat(32_768), when('', 'yes')));
    expect(person.prompts).toEqual(['Yes.']); // the error branch leads to the check, too
    expect(trace.faults[0]?.what).toMatch(/UpdateContactAttributes failed: .*32768 are allowed/);
  });
});

describe('Loop', () => {
  it('goes on as often as it says, is done once, and begins anew', async () => {
    const content = flowOf(
      action(
        'outer',
        'Loop',
        { LoopCount: '2' },
        { NextAction: 'bye', Conditions: [when('ContinueLooping', 'inner'), when('DoneLooping', 'bye')] },
      ),
      action(
        'inner',
        'Loop',
        { LoopCount: '2' },
        { NextAction: 'outer', Conditions: [when('ContinueLooping', 'tick'), when('DoneLooping', 'outer')] },
      ),
      say('tick', 'Tick.', 'inner'),
      BYE,
    );
    const { person } = await run(content);
    expect(person.prompts).toHaveLength(4);
  });

  it('is stopped when it goes in circles', async () => {
    const content = flowOf(
      action('a', 'UpdateFlowLoggingBehavior', { FlowLoggingBehavior: 'Disabled' }, to('b')),
      action('b', 'UpdateFlowLoggingBehavior', { FlowLoggingBehavior: 'Disabled' }, to('a')),
    );
    const { person, trace } = await run(content);
    expect(person.hasEnded).toBe('CONTACT_FLOW_DISCONNECT');
    expect(trace.faults[0]?.what).toMatch(/goes in circles/);
  });
});

describe('Get customer input by keys', () => {
  const menu = flowOf(
    action(
      'menu',
      'GetParticipantInput',
      { Text: 'Press 1 for sales.', InputTimeLimitSeconds: '5', StoreInput: 'False' },
      {
        NextAction: 'other',
        Conditions: [when('1', 'sales')],
        Errors: [
          { ErrorType: 'InputTimeLimitExceeded', NextAction: 'silent' },
          { ErrorType: 'NoMatchingCondition', NextAction: 'other' },
          { ErrorType: 'NoMatchingError', NextAction: 'other' },
        ],
      },
    ),
    say('sales', 'Sales.'),
    say('other', 'Other.'),
    say('silent', 'Silent.'),
    BYE,
  );

  it.each([
    ['the key of a condition', '#1', 'Sales.'],
    ['another key', '#7', 'Other.'],
    ['nothing', '', 'Silent.'],
    ['words, which it does not hear', 'sales please', 'Silent.'],
  ])('branches on %s', async (_case, line, said) => {
    const { person, trace } = await run(menu, { lines: [line] });
    expect(person.prompts).toEqual(['Press 1 for sales.', said]);
    expect(trace.faults).toEqual([]);
  });

  const stored = (InputValidation: object, errors: string[] = ['NoMatchingError']) =>
    flowOf(
      action(
        'store',
        'GetParticipantInput',
        { InputTimeLimitSeconds: '5', StoreInput: 'True', InputValidation },
        { NextAction: 'got', Errors: errors.map((ErrorType) => ({ ErrorType, NextAction: 'wrong' })) },
      ),
      say('got', 'Got $.StoredCustomerInput.'),
      say('wrong', 'Wrong.'),
      BYE,
    );
  const phone = stored({ PhoneNumberValidation: { NumberFormat: 'Local', CountryCode: 'US' } }, ['NoMatchingError', 'InvalidPhoneNumber']);

  it.each([
    ['keys up to #', stored({ CustomValidation: { MaximumLength: '10' } }), '#1234#', 'Got 1234.'],
    ['as many keys as allowed', stored({ CustomValidation: { MaximumLength: '3' } }), '#12345', 'Got 123.'],
    ['keys up to a pause', stored({ CustomValidation: { MaximumLength: '10' } }), '#12', 'Got 12.'],
    ['keys after * was pressed', stored({ CustomValidation: { MaximumLength: '10' } }), '#12*34#', 'Got 34.'],
    ['Timeout, when none is pressed', stored({ CustomValidation: { MaximumLength: '10' } }), '', 'Got Timeout.'],
    ['a local phone number as E.164', phone, '#4155550123#', 'Got +14155550123.'],
    ['no number that is none', phone, '#123#', 'Wrong.'],
  ])('stores %s', async (_case, content, line, said) => {
    const { person } = await run(content, { lines: [line] });
    expect(person.prompts).toEqual([said]);
  });
});

describe('the other actions', () => {
  it('speak SSML without its tags, and nothing is a failure', async () => {
    const { person, trace } = await run(
      flowOf(
        action('a', 'MessageParticipant', { SSML: '<speak>Hello <break time="1s"/>there</speak>' }, to('b', 'NoMatchingError')),
        say('b', '$.External.nothing'),
        BYE,
      ),
    );
    expect(person.prompts).toEqual(['Hello there']);
    expect(trace.faults[0]).toMatchObject({ what: expect.stringContaining('the text is empty'), where: 'contact flow "Test", action b' });
  });

  it('wait', async () => {
    const { ms } = await run(
      flowOf(
        action('w', 'Wait', { TimeLimitSeconds: '30' }, { ...to('bye', 'NoMatchingError'), Conditions: [when('WaitCompleted', 'bye')] }),
        BYE,
      ),
    );
    expect(ms).toBe(700 + 30_000);
  });

  it('transfer to another flow, whose actions count from its start', async () => {
    const center = await contactCenter();
    const other = await center.flow(flowOf(say('a', 'In the other flow.'), BYE), 'Other');
    await center.answerWith(flowOf(action('t', 'TransferToFlow', { ContactFlowId: other }, to('bye', 'NoMatchingError')), BYE));
    const person = center.dial();
    await person.goesOn();
    expect(person.prompts).toEqual(['In the other flow.']);
    const actions = center.trace.events
      .filter(({ type }) => type === 'connect.action')
      .map(({ detail: { flow, action: step } }) => `${flow}/${step}`);
    expect(actions).toEqual(['Test/t', 'Other/a', 'Other/bye']);
  });

  it('set voice, logging, recording and the disconnect flow, and end the flow', async () => {
    const center = await contactCenter();
    const other = await center.flow(flowOf(BYE), 'Other');
    await center.answerWith(
      flowOf(
        action(
          'v',
          'UpdateContactTextToSpeechVoice',
          { TextToSpeechVoice: 'Joanna', TextToSpeechEngine: 'Neural', TextToSpeechStyle: 'None' },
          to('l', 'NoMatchingError'),
        ),
        action('l', 'UpdateFlowLoggingBehavior', { FlowLoggingBehavior: 'Enabled' }, to('r')),
        action(
          'r',
          'UpdateContactRecordingBehavior',
          { RecordingBehavior: { RecordedParticipants: [], IVRRecordingBehavior: 'Disabled' } },
          to('h'),
        ),
        action('h', 'UpdateContactEventHooks', { EventHooks: { CustomerRemaining: other } }, to('e', 'NoMatchingError')),
        action('e', 'EndFlowExecution', {}),
      ),
    );
    const person = center.dial();
    await person.goesOn();
    expect(person.hasEnded).toBe('CONTACT_FLOW_DISCONNECT');
    expect(center.trace.faults).toEqual([]);
  });
});
