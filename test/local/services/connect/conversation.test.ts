import { ServiceError } from '../../../../local/cloud/service';
import { FakeBot } from './peers';

const mockBots: FakeBot[] = [];
jest.mock('../../../../local/services/lex-runtime-v2/converse', () => ({
  converse: (...[utterance, context]: Parameters<FakeBot['converse']>) => mockBots.at(-1)?.converse(utterance, context),
}));

import { ADA, action, BOT, BYE, contactCenter, flowOf, to, when } from './contact-center';

const message = (Identifier: string, Text: string) => action(Identifier, 'MessageParticipant', { Text }, to('bye', 'NoMatchingError'));

/** Talks to the bot; says which way the block was left. */
const talkingFlow = (attributes: Record<string, string> = {}, Text = 'How can I help?') =>
  flowOf(
    action(
      'talk',
      'ConnectParticipantWithLexBot',
      { Text, LexV2Bot: { AliasArn: BOT }, LexSessionAttributes: attributes },
      {
        NextAction: 'closed',
        Conditions: [when('Callback', 'promised')],
        Errors: [
          { ErrorType: 'InputTimeLimitExceeded', NextAction: 'silent' },
          { ErrorType: 'NoMatchingCondition', NextAction: 'closed' },
          { ErrorType: 'NoMatchingError', NextAction: 'failed' },
        ],
      },
    ),
    message('promised', 'Promised.'),
    message('closed', 'Closed.'),
    message('silent', 'Silent.'),
    message('failed', 'Failed.'),
    BYE,
  );

async function call(attributes: Record<string, string> = {}, answers: FakeBot['answers'] = {}) {
  const bot = new FakeBot();
  mockBots.push(bot);
  bot.answers = { 'call me back': { intent: 'Callback', endsBlock: true, messages: ['Done.', 'Goodbye.'] }, ...answers };
  const center = await contactCenter();
  await center.answerWith(talkingFlow(attributes));
  const person = center.dial();
  const start = center.clock.now();
  return { ...center, bot, person, since: () => center.clock.now() - start };
}

describe('a caller who talks with the bot', () => {
  it('stays with the bot until that closes, and goes on by the intent', async () => {
    const { person, bot } = await call();
    await person.goesOn('hello', 'call me back');
    expect(person.prompts).toEqual(['How can I help?', 'You said hello.', 'Done. Goodbye.', 'Promised.']);
    expect(person.turns).toEqual([
      { type: 'turn', said: 'hello', heard: 'You said hello.', intent: 'FallbackIntent', ms: 40 },
      { type: 'turn', said: 'call me back', heard: 'Done. Goodbye.', intent: 'Callback', ms: 40 },
    ]);
    expect(person.hasEnded).toBe('CONTACT_FLOW_DISCONNECT');
    expect(bot.heard[0]).toMatchObject({ botAliasArn: BOT, localeId: 'en_US', sessionId: person.leg.contactId, inputMode: 'Speech' });
  });

  it('takes the branch of no intent when none is named', async () => {
    const { person, trace } = await call({}, { bye: { intent: 'Goodbye', endsBlock: true } });
    await person.goesOn('bye');
    expect(person.prompts.at(-1)).toBe('Closed.');
    expect(trace.faults).toEqual([]);
  });

  it('gives the bot the attributes of the block, references filled in', async () => {
    const { person, bot } = await call({ contactId: '$.ContactId', callerNumber: '$.CustomerEndpoint.Address', none: '$.External.none' });
    await person.goesOn('call me back');
    expect(bot.heard[0]?.sessionAttributes).toEqual({ contactId: person.leg.contactId, callerNumber: ADA, none: '' });
  });

  it('tells which rung answered, from the session attributes', async () => {
    const { person } = await call({}, { hello: { sessionAttributes: { rung: 'keyword' } } });
    await person.goesOn('hello', 'call me back');
    expect(person.turns[0]).toMatchObject({ rung: 'keyword' });
  });

  it('waits 600 ms for the caller to go on, before the turn begins', async () => {
    const { person, clock, bot, since } = await call();
    person.leg.subscribe(({ type }) => type === 'listening' && person.leg.says('hello'));
    await clock.runUntil(() => person.events.some(({ type }) => type === 'listening'));
    const saidAt = since();
    await clock.runUntil(() => bot.heard.length > 0);
    expect(since() - saidAt).toBe(600);
  });

  it('waits as long as the flow says', async () => {
    const { person, clock, bot, since } = await call({ 'x-amz-lex:audio:end-timeout-ms:*:*': '450' });
    person.leg.subscribe(({ type }) => type === 'listening' && person.leg.says('hello'));
    await clock.runUntil(() => person.events.some(({ type }) => type === 'listening'));
    const saidAt = since();
    await clock.runUntil(() => bot.heard.length > 0);
    expect(since() - saidAt).toBe(450);
  });

  it('asks again once when the caller is silent, then leaves the block; silence is no turn', async () => {
    const { person, trace } = await call();
    await person.goesOn('', '');
    expect(person.prompts).toEqual(['How can I help?', 'How can I help?', 'Silent.']);
    expect(person.turns).toEqual([]);
    expect(trace.faults).toEqual([]);
  });

  it.each([
    ['3 s by default', {}, 3_000],
    ['what the flow says', { 'x-amz-lex:audio:start-timeout-ms:*:*': '5000' }, 5_000],
  ])('takes for silence %s', async (_case, attributes, ms) => {
    const { person, clock, since } = await call(attributes);
    const listening = () => person.events.filter(({ type }) => type === 'listening').length;
    await clock.runUntil(() => listening() === 1);
    const listenedAt = since();
    await clock.runUntil(() => person.prompts.length === 2);
    expect(since() - listenedAt).toBe(ms);
  });

  it('may be interrupted, and hears no more of the prompt', async () => {
    const { person, clock, since } = await call();
    await clock.runUntil(() => person.prompts.length === 1);
    const from = since();
    clock.setTimeout(() => person.leg.says('call me back'), 200);
    await clock.runUntil(() => person.turns.length === 1);
    expect(since() - from).toBe(200 + 600 + 40);
    expect(person.events.map(({ type }) => type)).not.toContain('listening');
  });

  it('is heard to the end where the flow forbids to interrupt', async () => {
    const { person, clock, since } = await call({ 'x-amz-lex:allow-interrupt:*:*': 'false' });
    await clock.runUntil(() => person.prompts.length === 1);
    const from = since();
    person.leg.says('call me back');
    await clock.runUntil(() => person.turns.length === 1);
    expect(since() - from).toBe(15 * 65 + 40); // the silence has passed by then
  });

  it('may press keys instead, up to #', async () => {
    const { person, bot } = await call({}, { '4155550123': { endsBlock: true } });
    await person.goesOn('#4155550123#');
    expect(bot.heard).toMatchObject([{ text: '4155550123', inputMode: 'DTMF' }]);
  });

  it('hears an update while the reply is being made, and the reply after it', async () => {
    const { person } = await call({}, { hello: { update: 'One moment.', afterMs: 100 } });
    await person.goesOn('hello', 'call me back');
    expect(person.prompts.slice(1, 3)).toEqual(['One moment.', 'You said hello.']);
  });

  it('goes the way of errors when the bot fails, which is a fault', async () => {
    const { person, trace } = await call({}, { hello: new ServiceError('DependencyFailedException', 'the hook timed out', 424) });
    await person.goesOn('hello');
    expect(person.prompts.at(-1)).toBe('Failed.');
    expect(trace.faults).toEqual([
      {
        what: 'ConnectParticipantWithLexBot failed: DependencyFailedException: the hook timed out',
        where: 'contact flow "Test", action talk',
      },
    ]);
  });

  it('gives the attributes of the block with the first utterance only, and listens by those that the session still has', async () => {
    const attributes = { contactId: '$.ContactId', 'x-amz-lex:audio:end-timeout-ms:*:*': '900' };
    const { person, bot, clock, since } = await call(attributes, { hello: {}, again: {} });
    const at: number[] = [];
    clock.setTimeout(() => undefined, 0);
    person.leg.subscribe(({ type }) => type === 'turn' && at.push(since()));
    await person.goesOn('hello', 'again', 'call me back');
    expect(bot.heard.map(({ sessionAttributes }) => sessionAttributes !== undefined)).toEqual([true, false, false]);
    // The fake bot keeps what it was given: 900 ms of silence end every utterance.
    expect(at[0]).toBe(700 + 15 * 65 + 900 + 40);
  });

  it("goes back to Connect's own way of listening when the bot's function drops an attribute", async () => {
    const bot = { sessionAttributes: { 'x-amz-lex:audio:end-timeout-ms:*:*': '600' } };
    const { person, since } = await call({ 'x-amz-lex:audio:end-timeout-ms:*:*': '2000' }, { hello: bot });
    const at: number[] = [];
    person.leg.subscribe(({ type }) => type === 'turn' && at.push(since()));
    await person.goesOn('hello', 'call me back');
    expect((at[1] ?? 0) - (at[0] ?? 0)).toBe('You said hello.'.length * 65 + 600 + 40);
  });

  it("listens by the slot's own attributes while that is asked for", async () => {
    const sessionAttributes = {
      'x-amz-lex:dtmf:max-length:Callback:PhoneNumber': '3',
      'x-amz-lex:dtmf:max-length:Callback:*': '7',
      'x-amz-lex:dtmf:max-length:*:*': '9',
    };
    const { person, bot } = await call(
      {},
      { hello: { intent: 'Callback', slotToElicit: 'PhoneNumber', sessionAttributes }, '123': { endsBlock: true } },
    );
    await person.goesOn('hello', '#123');
    expect(bot.heard.map(({ text }) => text)).toEqual(['hello', '123']);
  });

  it('cuts off who speaks longer than 12 seconds, or than the attribute says', async () => {
    const { person, bot } = await call({ 'x-amz-lex:audio:max-length-ms:*:*': '1000' });
    await person.goesOn('one two three four five six', 'call me back');
    expect(bot.heard[0]?.text).toBe('one two three');
  });

  it('goes the way of errors when it is to listen for more than Lex takes', async () => {
    const { person } = await call({ 'x-amz-lex:audio:max-length-ms:*:*': '60000' });
    await person.goesOn('hello');
    expect(person.prompts).toEqual(['Failed.']);
  });

  it('ends everything by hanging up in mid-turn', async () => {
    const { person, clock, call: connect, since } = await call({}, { hello: { afterMs: 2_000 } });
    person.leg.subscribe(({ type }) => type === 'listening' && person.leg.says('hello'));
    await clock.runUntil(() => person.events.some(({ type }) => type === 'listening'));
    await clock.advance(1_000);
    person.leg.hangsUp();
    const hungUpAt = since();
    await clock.settle();
    expect(person.events.at(-1)).toEqual({ type: 'ended', reason: 'CUSTOMER_DISCONNECT' });
    const { Contact } = await connect('DescribeContact', { ContactId: person.leg.contactId });
    expect(Contact).toMatchObject({ DisconnectReason: 'CUSTOMER_DISCONNECT', InitiationMethod: 'INBOUND' });
    expect((Contact.DisconnectTimestamp - Contact.InitiationTimestamp) * 1000).toBeCloseTo(hungUpAt, 0);
  });

  it('ends everything by hanging up in mid-prompt', async () => {
    const { person, clock, trace } = await call();
    await clock.runUntil(() => person.prompts.length === 1);
    person.leg.hangsUp();
    await clock.settle();
    expect(trace.events.filter(({ type }) => type === 'connect.action')).toHaveLength(1);
    expect(trace.faults).toEqual([]);
  });
});
