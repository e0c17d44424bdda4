import { gunzipSync } from 'node:zlib';
import { lexRuntimeV2 } from '../../../../local/services/lex-runtime-v2';
import { CALLBACK, elicitIntent, FALLBACK, GREETING, hostedBot } from './hosted-bot';

const hosted = async () => {
  const bot = await hostedBot([CALLBACK, GREETING, FALLBACK], () => elicitIntent('Hi', { turn: '1' }));
  // biome-ignore lint/suspicious/noExplicitAny: as the client sees it
  const call = async (operation: string, input: object = {}): Promise<any> =>
    lexRuntimeV2.operations[operation]?.run({ ...bot.address, ...input }, bot.context);
  return { ...bot, call };
};

describe('RecognizeText', () => {
  it('answers in the shape of the API: scores are objects, FallbackIntent has none', async () => {
    const { writes, address } = await hosted();
    const answer = await writes('hello', { requestAttributes: { channel: 'console' } });
    expect(answer).toEqual({
      messages: [{ contentType: 'PlainText', content: 'Hi' }],
      sessionState: {
        dialogAction: { type: 'ElicitIntent' },
        intent: { name: 'Greeting', state: 'ReadyForFulfillment', confirmationState: 'None', slots: {} },
        sessionAttributes: { turn: '1' },
        originatingRequestId: expect.any(String),
      },
      interpretations: [
        { nluConfidence: { score: 1 }, interpretationSource: 'Lex', intent: expect.objectContaining({ name: 'Greeting' }) },
        { interpretationSource: 'Lex', intent: expect.objectContaining({ name: 'FallbackIntent', state: 'InProgress' }) },
      ],
      requestAttributes: { channel: 'console' },
      sessionId: address.sessionId,
    });
  });

  it.each<[string, object, string]>([
    ['no text', { text: '' }, 'ValidationException'],
    ['more than 1,024 characters', { text: 'x'.repeat(1025) }, 'ValidationException'],
    ['a session id of one character', { sessionId: 'x' }, 'ValidationException'],
    ['a session id with a plus sign', { sessionId: '+14155550100' }, 'ValidationException'],
    ['an alias that is not there', { botAliasId: 'NOTTHERE00' }, 'ResourceNotFoundException'],
    ['a locale that is not there', { localeId: 'en_GB' }, 'ResourceNotFoundException'],
    ['an intent that is not there', { sessionState: { intent: { name: 'Nope' } } }, 'ValidationException'],
    ['session attributes above 12 KB', { sessionState: { sessionAttributes: { big: 'x'.repeat(9300) } } }, 'ValidationException'],
  ])('refuses %s', async (_case, input, name) => {
    const { call } = await hosted();
    await expect(call('RecognizeText', { text: 'hello', ...input })).rejects.toMatchObject({ name });
  });

  it('never puts what was said into the message of an error', async () => {
    const { call } = await hosted();
    await expect(call('RecognizeText', { text: '4155552671'.repeat(200) })).rejects.toThrow(
      "1 validation error detected: Value at 'text' failed to satisfy constraint: Member must have length less than or equal to 1024",
    );
  });

  it('needs the permission on the bot alias', async () => {
    const { address, context, botAliasArn } = await hosted();
    expect(lexRuntimeV2.operations['RecognizeText']?.permissions?.(address, context)).toEqual([
      { action: 'lex:RecognizeText', resource: botAliasArn },
    ]);
  });

  it('does not take two turns of one session at once', async () => {
    const bot = await hostedBot([GREETING, FALLBACK], async () => {
      await bot.clock.sleep(1000);
      return elicitIntent('Hi');
    });
    const first = bot.writes('hello');
    await expect(
      Promise.resolve(lexRuntimeV2.operations['RecognizeText']?.run({ ...bot.address, text: 'hello' }, bot.context)),
    ).rejects.toMatchObject({ name: 'ConflictException', status: 409 });
    expect(await first).toMatchObject({ messages: [{ content: 'Hi' }] });
  });
});

describe('a session', () => {
  it('can be read, and deleted, while it lasts', async () => {
    const { writes, call, clock } = await hosted();
    await expect(call('GetSession')).rejects.toMatchObject({ name: 'ResourceNotFoundException', status: 404 });
    await writes('call me back');
    expect(await call('GetSession')).toMatchObject({
      sessionId: 'session-1',
      messages: [{ content: 'What is your name?' }],
      interpretations: [{ intent: { name: 'Callback' } }, { intent: { name: 'FallbackIntent' } }],
      sessionState: { dialogAction: { type: 'ElicitSlot', slotToElicit: 'FirstName' } },
    });
    expect(await call('DeleteSession')).toMatchObject({ sessionId: 'session-1', localeId: 'en_US' });
    await expect(call('DeleteSession')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    await writes('hello');
    await clock.advance(300_000);
    await expect(call('GetSession')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('can be put into a state, and the conversation goes on from there', async () => {
    const { writes, call } = await hosted();
    const sessionState = {
      dialogAction: { type: 'ElicitSlot', slotToElicit: 'PhoneNumber' },
      intent: { name: 'Callback' },
      sessionAttributes: { from: 'test' },
    };
    const { status, headers } = await call('PutSession', {
      sessionState,
      messages: [{ contentType: 'PlainText', content: 'Your number?' }],
    });
    expect(status).toBe(200);
    const unpacked = JSON.parse(gunzipSync(Buffer.from(headers['x-amz-lex-session-state'], 'base64')).toString());
    expect(unpacked).toMatchObject({ intent: { slots: { FirstName: null } }, sessionAttributes: { from: 'test' } });
    const next = await writes('415 555 2671');
    expect(next.sessionState).toMatchObject({ dialogAction: { slotToElicit: 'FirstName' }, sessionAttributes: { from: 'test' } });
  });

  it.each<[string, object]>([
    ['no state', {}],
    ['a slot of no intent', { sessionState: { dialogAction: { type: 'ElicitSlot', slotToElicit: 'FirstName' } } }],
    [
      'a slot the intent does not have',
      { sessionState: { intent: { name: 'Callback' }, dialogAction: { type: 'ElicitSlot', slotToElicit: 'Color' } } },
    ],
    ['a value for a slot the intent does not have', { sessionState: { intent: { name: 'Callback', slots: { Color: null } } } }],
    ['an empty message', { sessionState: {}, messages: [{ contentType: 'PlainText', content: '' }] }],
  ])('cannot be put with %s', async (_case, input) => {
    const { call } = await hosted();
    await expect(call('PutSession', input)).rejects.toMatchObject({ name: 'ValidationException' });
  });
});
