import {
  CALLBACK,
  close,
  delegate,
  elicitIntent,
  FALLBACK,
  FunctionFailed,
  GREETING,
  type Hook,
  hostedBot,
  inOrder,
  prompt,
  response,
  says,
  slot,
} from './hosted-bot';

const withHooks = (intent: object) => ({ ...intent, DialogCodeHook: { Enabled: true }, FulfillmentCodeHook: { Enabled: true } });

const CONFIRMED = {
  ...CALLBACK,
  IntentConfirmationSetting: { PromptSpecification: prompt(1, 'Shall I call you?'), DeclinationResponse: response('Then I will not.') },
  IntentClosingSetting: { ClosingResponse: response('Bye.') },
};

describe('a bot without code hooks', () => {
  it('asks for its slots in order of priority, then leaves the fulfillment to the client', async () => {
    const { writes } = await hostedBot([CALLBACK, FALLBACK]);
    const first = await writes('call me back');
    expect(first.messages).toEqual([{ contentType: 'PlainText', content: 'What is your name?' }]);
    expect(first.sessionState).toMatchObject({
      dialogAction: { type: 'ElicitSlot', slotToElicit: 'FirstName' },
      intent: { name: 'Callback', state: 'InProgress', confirmationState: 'None', slots: { FirstName: null, PhoneNumber: null } },
    });
    const second = await writes('My name is Ada Lovelace');
    expect(second.sessionState.dialogAction).toEqual({ type: 'ElicitSlot', slotToElicit: 'PhoneNumber' });
    expect(second.sessionState.intent.slots.FirstName).toEqual({
      shape: 'Scalar',
      value: { originalValue: 'Ada', interpretedValue: 'Ada', resolvedValues: ['Ada'] },
    });
    const third = await writes('four one five, five five five, two six seven one');
    expect(third.sessionState).toMatchObject({ dialogAction: { type: 'Close' }, intent: { state: 'ReadyForFulfillment' } });
    expect(third.sessionState.intent.slots.PhoneNumber.value).toEqual({
      originalValue: 'four one five, five five five, two six seven one',
      interpretedValue: '4155552671',
      resolvedValues: ['4155552671'],
    });
  });

  it('does not ask for what the first utterance already told', async () => {
    const { writes } = await hostedBot([CALLBACK, FALLBACK]);
    const { sessionState } = await writes('call me at 415 555 2671');
    expect(sessionState.intent.slots.PhoneNumber.value.interpretedValue).toBe('4155552671');
    expect(sessionState.dialogAction.slotToElicit).toBe('FirstName');
  });

  it('has the intent confirmed, and closes with the words it has for either answer', async () => {
    const { writes } = await hostedBot([CONFIRMED, FALLBACK]);
    const askedIn = async (sessionId: string) => {
      await writes('call me at 415 555 2671', { sessionId });
      return writes('Ada', { sessionId });
    };
    expect(await askedIn('yes')).toMatchObject({
      messages: [{ content: 'Shall I call you?' }],
      sessionState: { dialogAction: { type: 'ConfirmIntent' } },
    });
    expect(await writes('yes, that is right', { sessionId: 'yes' })).toMatchObject({
      messages: [{ content: 'Bye.' }],
      sessionState: { dialogAction: { type: 'Close' }, intent: { state: 'ReadyForFulfillment', confirmationState: 'Confirmed' } },
    });
    await askedIn('no');
    expect(await writes('the weather is nice', { sessionId: 'no' })).toMatchObject({ messages: [{ content: 'Shall I call you?' }] });
    expect(await writes("no, don't", { sessionId: 'no' })).toMatchObject({
      messages: [{ content: 'Then I will not.' }],
      sessionState: { dialogAction: { type: 'Close' }, intent: { state: 'Failed', confirmationState: 'Denied' } },
    });
  });

  it('asks again once, then gives up and falls back', async () => {
    const { writes, events } = await hostedBot([CALLBACK, FALLBACK], () => elicitIntent('Never mind. What else?'));
    await writes('call me back');
    expect((await writes('what do you need that for')).messages).toEqual([{ contentType: 'PlainText', content: 'What is your name?' }]);
    const given = await writes('I am not going to tell you that');
    expect(given.messages).toEqual([{ contentType: 'PlainText', content: 'Never mind. What else?' }]);
    expect(given.interpretations.map(({ intent }: { intent: { name: string } }) => intent.name)).toEqual(['FallbackIntent', 'Callback']);
    expect(events).toMatchObject([{ invocationSource: 'FulfillmentCodeHook', sessionState: { intent: { name: 'FallbackIntent' } } }]);
  });

  it('changes the subject when a caller says a sample utterance of another intent, word for word', async () => {
    const { writes } = await hostedBot([CALLBACK, GREETING, FALLBACK], () => elicitIntent('Hi!'));
    await writes('call me back');
    expect((await writes('Good morning')).sessionState.intent.name).toBe('Greeting');
  });

  it('takes a sample of the same intent for the values it brings', async () => {
    const { writes } = await hostedBot([CALLBACK, FALLBACK]);
    await writes('call me back');
    const { sessionState } = await writes('call me at 415 555 2671');
    expect(sessionState.intent.slots).toMatchObject({ FirstName: null, PhoneNumber: { value: { interpretedValue: '4155552671' } } });
    expect(sessionState.dialogAction.slotToElicit).toBe('FirstName');
  });

  it('takes everything said for a slot of free-form input', async () => {
    const story = {
      Name: 'Story',
      ...says('i have a story'),
      Slots: [slot('Tale', 'AMAZON.FreeFormInput', 'Tell me.')],
      ...inOrder('Tale'),
    };
    const { writes } = await hostedBot([story, GREETING, FALLBACK]);
    await writes('i have a story');
    expect((await writes(' Good morning ')).sessionState.intent.slots.Tale.value.interpretedValue).toBe('Good morning');
  });
});

describe('the dialog code hook', () => {
  const script = (...answers: Hook[]): Hook => {
    let turn = 0;
    return (event) => answers[turn++]?.(event) ?? delegate(event);
  };

  it('is asked after every answer, with the slot that Lex would ask for next and the attempt', async () => {
    const { says: hear, events } = await hostedBot([withHooks(CALLBACK), FALLBACK], (event) =>
      event.invocationSource === 'FulfillmentCodeHook' ? close('Callback', 'Fulfilled', 'Done.') : delegate(event),
    );
    await hear('call me back');
    await hear('why do you ask');
    await hear('Ada');
    const last = await hear('415 555 2671');
    const proposed = events.map(({ invocationSource, proposedNextState }) => [
      invocationSource,
      proposedNextState?.dialogAction.slotToElicit,
      proposedNextState?.prompt.attempt,
    ]);
    expect(proposed).toEqual([
      ['DialogCodeHook', 'FirstName', 'Initial'],
      ['DialogCodeHook', 'FirstName', 'Retry1'],
      ['DialogCodeHook', 'PhoneNumber', 'Initial'],
      ['DialogCodeHook', undefined, undefined],
      ['FulfillmentCodeHook', undefined, undefined],
    ]);
    expect(last).toMatchObject({ messages: ['Done.'], endsBlock: true, slots: { FirstName: 'Ada', PhoneNumber: '4155552671' } });
  });

  it('may fill slots, ask in its own words and have the intent confirmed', async () => {
    const filled = { shape: 'Scalar', value: { interpretedValue: '+14155550100' } };
    const { says: hear, events } = await hostedBot(
      [withHooks(CALLBACK), FALLBACK],
      script(
        ({ sessionState }) => ({
          sessionState: {
            dialogAction: { type: 'ElicitSlot', slotToElicit: 'FirstName' },
            intent: { ...sessionState.intent, slots: { PhoneNumber: filled } },
          },
          messages: [{ contentType: 'PlainText', content: 'Who is calling?' }],
        }),
        ({ sessionState }) => ({
          sessionState: { dialogAction: { type: 'ConfirmIntent' }, intent: sessionState.intent },
          messages: [{ contentType: 'PlainText', content: 'Shall I call this number?' }],
        }),
        () => close('Callback', 'Fulfilled', 'I will.'),
      ),
    );
    expect(await hear('call me back')).toMatchObject({
      messages: ['Who is calling?'],
      slots: { FirstName: null, PhoneNumber: '+14155550100' },
    });
    expect(await hear('It is Bob')).toMatchObject({ messages: ['Shall I call this number?'], dialogAction: 'ConfirmIntent' });
    expect(await hear('sure, go ahead')).toMatchObject({ messages: ['I will.'], endsBlock: true });
    expect(events[1]?.['sessionState'].intent.slots.PhoneNumber.value).toEqual({
      originalValue: '+14155550100',
      interpretedValue: '+14155550100',
      resolvedValues: ['+14155550100'],
    });
    expect(events[2]).toMatchObject({ invocationSource: 'DialogCodeHook', sessionState: { intent: { confirmationState: 'Confirmed' } } });
  });

  it('is asked again when neither yes nor no was said to its own question', async () => {
    const ask = ({ sessionState }: { sessionState: { intent: object } }) => ({
      sessionState: { dialogAction: { type: 'ConfirmIntent' }, intent: sessionState.intent },
      messages: [{ contentType: 'PlainText', content: 'Shall I?' }],
    });
    const { says: hear, events } = await hostedBot(
      [withHooks(CALLBACK), FALLBACK],
      script(ask, ask, ask, () => elicitIntent('What else?')),
    );
    await hear('call me back');
    expect((await hear('the weather is nice')).messages).toEqual(['Shall I?']);
    expect((await hear('is it')).messages).toEqual(['Shall I?']);
    expect((await hear('the weather is nice')).messages).toEqual(['What else?']);
    expect(events.map(({ sessionState }) => [sessionState.intent.name, sessionState.intent.confirmationState])).toEqual([
      ['Callback', 'None'],
      ['Callback', 'None'],
      ['Callback', 'None'],
      ['FallbackIntent', 'None'],
    ]);
  });

  it("asks in the bot's words when the hook has none", async () => {
    const { says: hear } = await hostedBot(
      [withHooks(CALLBACK), FALLBACK],
      script(({ sessionState }) => ({
        sessionState: { dialogAction: { type: 'ElicitSlot', slotToElicit: 'PhoneNumber' }, intent: sessionState.intent },
      })),
    );
    expect((await hear('call me back')).messages).toEqual(['What number should I call?']);
  });

  it('may move the conversation to another intent', async () => {
    const { says: hear } = await hostedBot([withHooks(CALLBACK), GREETING, FALLBACK], () => ({
      sessionState: { dialogAction: { type: 'Close' }, intent: { name: 'Greeting', state: 'Fulfilled' } },
    }));
    expect(await hear('call me back')).toMatchObject({ intent: { name: 'Greeting', state: 'Fulfilled' }, endsBlock: true });
  });

  it('runs first or not as the initial response says, under its label', async () => {
    const initial = (IsActive: boolean) => ({
      ...withHooks(CALLBACK),
      InitialResponseSetting: {
        InitialResponse: response('Gladly.'),
        CodeHook: { EnableCodeHookInvocation: true, IsActive, InvocationLabel: 'Begin', PostCodeHookSpecification: {} },
      },
    });
    const active = await hostedBot([initial(true), FALLBACK], delegate);
    expect((await active.says('call me back')).messages).toEqual(['Gladly.', 'What is your name?']);
    expect(active.events).toMatchObject([{ invocationLabel: 'Begin', proposedNextState: { dialogAction: { slotToElicit: 'FirstName' } } }]);
    const inactive = await hostedBot([initial(false), FALLBACK], delegate);
    await inactive.says('call me back');
    expect(inactive.events).toEqual([]);
    await inactive.says('Ada');
    expect(inactive.events).toHaveLength(1);
  });
});

describe('fulfillment', () => {
  const ending = {
    ...GREETING,
    FulfillmentCodeHook: {
      Enabled: true,
      PostFulfillmentStatusSpecification: { SuccessResponse: response('All done.'), FailureResponse: response('It did not work.') },
    },
    IntentClosingSetting: { ClosingResponse: response('Bye.') },
  };

  it.each([
    ['delegates', delegate, ['All done.', 'Bye.'], 'Fulfilled'],
    ['closes with success', () => close('Greeting', 'Fulfilled', 'Hello.'), ['Hello.', 'All done.'], 'Fulfilled'],
    ['closes with failure', () => close('Greeting', 'Failed', 'Oh.'), ['Oh.', 'It did not work.'], 'Failed'],
  ])("when the function %s, the bot's own words follow", async (_case, hook, heard, state) => {
    const { says: hear } = await hostedBot([ending, FALLBACK], hook);
    expect(await hear('hello')).toMatchObject({ messages: heard, intent: { state }, endsBlock: true });
  });

  it('keeps the session as it was when the function fails', async () => {
    let fails = false as boolean;
    const { says: hear, events } = await hostedBot([GREETING, FALLBACK], () =>
      fails ? new FunctionFailed() : elicitIntent('Hi', { turn: '1' }),
    );
    await hear('hello');
    fails = true;
    await expect(hear('hello')).rejects.toMatchObject({ name: 'DependencyFailedException', status: 424 });
    fails = false;
    await hear('hello');
    expect(events[2]?.['sessionState'].sessionAttributes).toEqual({ turn: '1' });
  });
});
