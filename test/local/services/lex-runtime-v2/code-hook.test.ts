import {
  CALLBACK,
  close,
  delegate,
  denied,
  elicitIntent,
  FALLBACK,
  FunctionFailed,
  GREETING,
  HOOK_ARN,
  type Hook,
  hostedBot,
} from './hosted-bot';

const ssml =
  (content: string): Hook =>
  () => ({ ...elicitIntent(''), messages: [{ contentType: 'SSML', content }] });
const state = (sessionState: object) => () => ({ sessionState, messages: [{ contentType: 'PlainText', content: 'Hi' }] });

describe('what a code hook may not answer', () => {
  it.each<[string, Hook, RegExp]>([
    ['text that is no JSON', () => 'hello', /is no JSON object/],
    ['null', () => 'null', /is no JSON object/],
    ['no sessionState', () => ({ messages: [] }), /has no sessionState/],
    ['no dialogAction', () => ({ sessionState: {} }), /has no sessionState.dialogAction/],
    ['a dialog action of Lex V1', state({ dialogAction: { type: 'ElicitIntents' } }), /dialogAction.type "ElicitIntents", expected one of/],
    ['members that Lex does not know', () => ({ ...elicitIntent('Hi'), state: {} }), /has state beside sessionState/],
    [
      'ElicitIntent without a message',
      () => ({ sessionState: { dialogAction: { type: 'ElicitIntent' } } }),
      /no messages, which ElicitIntent needs/,
    ],
    [
      'ConfirmIntent without a message',
      (event) => ({ sessionState: { dialogAction: { type: 'ConfirmIntent' }, intent: event.sessionState.intent } }),
      /no messages, which ConfirmIntent needs/,
    ],
    [
      'an unknown slot to elicit',
      (event) => state({ dialogAction: { type: 'ElicitSlot', slotToElicit: 'Color' }, intent: event.sessionState.intent })(),
      /slot Color/,
    ],
    ['ElicitSlot without an intent', state({ dialogAction: { type: 'ElicitSlot', slotToElicit: 'FirstName' } }), /no sessionState.intent/],
    [
      'an intent that does not exist',
      state({ dialogAction: { type: 'Close' }, intent: { name: 'Nope', state: 'Failed' } }),
      /Nope, which is no intent/,
    ],
    [
      'Close without a state',
      state({ dialogAction: { type: 'Close' }, intent: { name: 'Greeting', state: 'Waiting' } }),
      /state of Fulfilled, Failed or InProgress/,
    ],
    [
      'a state that Lex does not have',
      state({ dialogAction: { type: 'Close' }, intent: { name: 'Greeting', state: 'Done' } }),
      /state "Done"/,
    ],
    [
      'a slot as bare text',
      state({ dialogAction: { type: 'Delegate' }, intent: { name: 'Callback', slots: { FirstName: 'Ada' } } }),
      /slot FirstName without/,
    ],
    ['attributes that are no text', () => elicitIntent('Hi', { turn: 1 }), /sessionAttributes with values that are no text/],
    ['attributes above 12 KB after base64', () => elicitIntent('Hi', { big: 'x'.repeat(9300) }), /session attributes of 12\d{3} bytes/],
    ['more than 50 KB', () => ({ ...elicitIntent('Hi'), requestAttributes: { big: 'x'.repeat(52_000) } }), /bytes, more than 51200/],
    ['a message of more than 1,024 characters', () => elicitIntent('x'.repeat(1025)), /messages\[0\] of 1025 characters/],
    ['an empty message', () => elicitIntent(''), /messages\[0\] without content/],
    [
      'eleven messages',
      () => ({ ...elicitIntent('Hi'), messages: Array(11).fill({ contentType: 'PlainText', content: 'Hi' }) }),
      /11 messages/,
    ],
    [
      'a content type of its own',
      () => ({ ...elicitIntent('Hi'), messages: [{ contentType: 'Text', content: 'Hi' }] }),
      /contentType "Text"/,
    ],
    ['SSML with a bare ampersand', ssml('<speak>Tom & Ann</speak>'), /bare &/],
    ['SSML that is not closed', ssml('<speak><p>Hi</speak>'), /closes <speak>, which is not open/],
    [
      'contexts',
      state({ dialogAction: { type: 'ElicitIntent' }, activeContexts: [{ name: 'c' }] }),
      /activeContexts of which c has no timeToLiveInSeconds/,
    ],
  ])('%s: BadGatewayException, and a fault that says what was wrong', async (_case, hook, lacks) => {
    const { writes, context } = await hostedBot([GREETING, CALLBACK, FALLBACK], hook);
    await expect(writes('hello')).rejects.toMatchObject({
      name: 'BadGatewayException',
      status: 502,
      message: expect.stringMatching(lacks),
    });
    expect(context.trace.faults).toEqual([
      { what: expect.stringMatching(lacks), where: expect.stringContaining('Live (AWS::Lex::BotAlias)') },
    ]);
    expect(context.trace.faults[0]?.what).toContain(`Lex bot Atlas, alias live, in intent Greeting, calls ${HOOK_ARN}`);
  });

  it('takes a well-formed answer as it is', async () => {
    const { writes, context } = await hostedBot([GREETING, FALLBACK], ssml('<speak>Hi <break/> you &amp; me</speak>'));
    expect((await writes('hello')).messages).toHaveLength(1);
    expect(context.trace.faults).toEqual([]);
  });
});

describe('a code hook that does not answer', () => {
  it('failed: DependencyFailedException', async () => {
    const { writes, context } = await hostedBot([GREETING, FALLBACK], () => new FunctionFailed());
    await expect(writes('hello')).rejects.toMatchObject({
      name: 'DependencyFailedException',
      status: 424,
      message: 'Invalid Lambda Response: Received error response from Lambda: Unhandled',
    });
    expect(context.trace.faults[0]?.what).toMatch(/which failed \(Unhandled\)/);
  });

  it('must not be called: says which permission is missing, in the words of AWS', async () => {
    const { writes, context, botAliasArn } = await hostedBot([GREETING, FALLBACK], denied);
    await expect(writes('hello')).rejects.toMatchObject({
      name: 'DependencyFailedException',
      message: `Access denied while invoking lambda function ${HOOK_ARN} from ${botAliasArn}. Please check the policy on this function.`,
    });
    expect(context.trace.faults).toHaveLength(1);
  });

  it('takes more than 30 seconds', async () => {
    const bot = await hostedBot([GREETING, FALLBACK], async () => {
      await bot.clock.sleep(31_000);
      return elicitIntent('Late');
    });
    await expect(bot.writes('hello')).rejects.toMatchObject({
      name: 'DependencyFailedException',
      message: expect.stringContaining('timed out after 30 seconds'),
    });
    expect(bot.context.trace.events.find(({ type, phase }) => type === 'lex.turn' && phase === 'end')?.detail).toMatchObject({
      ms: 30_000,
      error: 'DependencyFailedException',
    });
  });

  it('is never called with an event above 12 KB', async () => {
    const { writes, events } = await hostedBot([GREETING, FALLBACK], delegate);
    const sessionState = { sessionAttributes: { big: 'é'.repeat(4500) } };
    await expect(writes('x'.repeat(1024), { sessionState, requestAttributes: { more: 'x'.repeat(2000) } })).rejects.toMatchObject({
      name: 'DependencyFailedException',
    });
    expect(events).toEqual([]);
  });

  it('replaces the session attributes: what it does not return is gone', async () => {
    const { writes } = await hostedBot([GREETING, FALLBACK], () => close('Greeting', 'Fulfilled', 'Bye'));
    const { sessionState } = await writes('hello', { sessionState: { sessionAttributes: { contactId: 'c-1' } } });
    expect(sessionState.sessionAttributes).toEqual({});
  });
});
