import { CALLBACK, close, delegate, elicitIntent, FALLBACK, GREETING, hostedBot, messages } from './hosted-bot';

describe('a call with the bot', () => {
  it('answers an utterance it knows with what the code hook says, and goes on listening', async () => {
    const { says, events } = await hostedBot([GREETING, FALLBACK], () => elicitIntent('Hello! What can I do?', { turn: '1' }));
    const reply = await says('Good morning!');
    expect(reply).toMatchObject({
      messages: ['Hello! What can I do?'],
      intent: { name: 'Greeting', state: 'ReadyForFulfillment' },
      dialogAction: 'ElicitIntent',
      sessionAttributes: { turn: '1' },
      endsBlock: false,
    });
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ invocationSource: 'FulfillmentCodeHook', inputMode: 'Speech', inputTranscript: 'Good morning!' });
  });

  it('calls the function as Lex, on behalf of the bot alias', async () => {
    const { says, events, botAliasArn } = await hostedBot([GREETING, FALLBACK], () => elicitIntent('Hi'));
    await says('hello');
    expect(events[0]).toMatchObject({
      functionArn: 'arn:aws:lambda:us-east-1:123456789012:function:fulfillment:live',
      calledAs: { kind: 'service', service: 'lexv2.amazonaws.com', sourceArn: botAliasArn },
    });
  });

  it('hands the code hook the event that Lex sends on a voice call', async () => {
    const { says, events, address } = await hostedBot([GREETING, FALLBACK], () => elicitIntent('Hi'));
    await says('how does your technology keep my data safe', { sessionAttributes: { contactId: 'c-1' } });
    const { calledAs, functionArn, ...event } = events[0] ?? {};
    const intent = { name: 'FallbackIntent', state: 'ReadyForFulfillment', confirmationState: 'None', slots: {}, kendraResponse: null };
    expect(event).toEqual({
      messageVersion: '1.0',
      invocationSource: 'FulfillmentCodeHook',
      inputMode: 'Speech',
      responseContentType: 'text/plain; charset=utf-8',
      sessionId: 'call-1',
      inputTranscript: 'how does your technology keep my data safe',
      bot: { id: address.botId, name: 'Atlas', localeId: 'en_US', version: '1', aliasId: address.botAliasId, aliasName: 'live' },
      interpretations: [{ interpretationSource: 'Lex', nluConfidence: null, sentimentResponse: null, intent }],
      proposedNextState: null,
      requestAttributes: { 'x-amz-lex:accept-content-types': 'PlainText,SSML', 'x-amz-lex:channels:platform': 'Connect' },
      sessionState: {
        activeContexts: null,
        sessionAttributes: { contactId: 'c-1' },
        runtimeHints: null,
        dialogAction: null,
        intent,
        originatingRequestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      },
      transcriptions: [
        {
          transcription: 'how does your technology keep my data safe',
          transcriptionConfidence: 0.95,
          resolvedContext: { intent: 'FallbackIntent' },
          resolvedSlots: {},
        },
      ],
    });
  });

  it('sends keys as DTMF, without transcriptions', async () => {
    const { says, events } = await hostedBot([GREETING, FALLBACK], () => elicitIntent('Hi'));
    await says('4155552671', { inputMode: 'DTMF' });
    expect(events[0]).toMatchObject({ inputMode: 'DTMF', requestAttributes: { 'x-amz-lex:dtmf-transcript': '4155552671' } });
    expect(events[0]).not.toHaveProperty('transcriptions');
  });

  it('keeps what the code hook set, against the attributes of the flow block', async () => {
    let turn = 0;
    const { says, events } = await hostedBot([GREETING, FALLBACK], () => elicitIntent('Hi', { turn: String(++turn), lang: 'en' }));
    await says('hello', { sessionAttributes: { contactId: 'c-1', turn: '0' } });
    await says('hello');
    await says('hello', { sessionAttributes: { contactId: 'c-1', turn: '0' } });
    expect(events.map((event) => event.sessionState.sessionAttributes)).toEqual([
      { contactId: 'c-1', turn: '0' },
      { turn: '1', lang: 'en' },
      { contactId: 'c-1', turn: '2', lang: 'en' },
    ]);
  });

  it('ends the block when the code hook closes', async () => {
    const { says } = await hostedBot([GREETING, FALLBACK], () => close('Greeting', 'Fulfilled', 'Goodbye.'));
    expect(await says('hello')).toMatchObject({ endsBlock: true, dialogAction: 'Close', intent: { name: 'Greeting', state: 'Fulfilled' } });
  });

  it('cuts what a caller says at 1,024 characters, as a transcript would be', async () => {
    const { says, events } = await hostedBot([GREETING, FALLBACK], () => elicitIntent('Hi'));
    await says('word '.repeat(400));
    expect(events[0]?.['inputTranscript']).toHaveLength(1024);
  });

  it('speaks SSML without its tags and leaves out what cannot be spoken', async () => {
    const { says } = await hostedBot([GREETING, FALLBACK], () => ({
      ...elicitIntent(''),
      messages: [
        { contentType: 'SSML', content: '<speak>Tom &amp; Ann, <break time="1s"/>call <say-as interpret-as="digits">12</say-as>.</speak>' },
        { contentType: 'CustomPayload', content: '{"buttons":1}' },
      ],
    }));
    expect((await says('hello')).messages).toEqual(['Tom & Ann, call 12.']);
  });

  it('forgets the session when nobody has spoken for the idle time', async () => {
    const { says, events, clock } = await hostedBot([GREETING, FALLBACK], () => elicitIntent('Hi', { known: 'yes' }));
    await says('hello');
    await clock.advance(299_000);
    await says('hello');
    await clock.advance(301_000);
    await says('hello');
    expect(events.map((event) => event.sessionState.sessionAttributes)).toEqual([{}, { known: 'yes' }, {}]);
  });

  it('refuses an utterance without words and a bot that is not there', async () => {
    const { says } = await hostedBot([GREETING, FALLBACK]);
    await expect(says(' ')).rejects.toMatchObject({ name: 'ValidationException' });
    await expect(says('hello', { botAliasArn: 'arn:aws:lex:us-east-1:123456789012:bot-alias/X/Y' })).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  it('traces the turn: who understood what, and never outside pii what was said', async () => {
    const { says, context } = await hostedBot([GREETING, CALLBACK, FALLBACK], () => elicitIntent('Hello Ada', { rung: 'rule' }));
    await says('hello', { parent: 'contact-span' });
    const [start, end] = context.trace.events.filter(({ type }) => type === 'lex.turn');
    expect(start).toMatchObject({ phase: 'start', parent: 'contact-span', pii: { said: 'hello' } });
    expect(end).toMatchObject({
      phase: 'end',
      detail: {
        bot: 'Atlas',
        alias: 'live',
        sessionId: 'call-1',
        inputMode: 'Speech',
        intent: 'Greeting',
        score: 1,
        state: 'ReadyForFulfillment',
        dialogAction: 'ElicitIntent',
        rung: 'rule',
        ms: expect.any(Number),
      },
      pii: { said: 'hello', heard: 'Hello Ada' },
    });
    expect(JSON.stringify(context.trace.events.map(({ detail }) => detail))).not.toMatch(/hello/i);
  });
});

describe('fulfillment updates, on the phone', () => {
  const slow = {
    ...GREETING,
    FulfillmentCodeHook: {
      Enabled: true,
      FulfillmentUpdatesSpecification: {
        Active: true,
        TimeoutInSeconds: 10,
        StartResponse: { DelayInSeconds: 1, ...messages('One moment.', 'Let me see.') },
        UpdateResponse: { FrequencyInSeconds: 3, ...messages('Still at it.', 'Nearly there.') },
      },
      PostFulfillmentStatusSpecification: {
        TimeoutResponse: { MessageGroupsList: [{ Message: { PlainTextMessage: { Value: 'That took too long.' } } }] },
      },
    },
  };

  it.each([
    ['nothing when the function is fast', 0, 0],
    ['the start message after a second', 1500, 1],
    ['an update every three seconds after that, never the same one twice running', 8000, 3],
  ])('plays %s', async (_case, workMs, count) => {
    const heard: string[] = [];
    const bot = await hostedBot([slow, FALLBACK], async () => {
      await bot.clock.sleep(workMs);
      return elicitIntent('Done.');
    });
    const reply = await bot.says('hello', { onUpdate: (message) => heard.push(message) });
    expect(reply.messages).toEqual(['Done.']);
    expect(heard).toHaveLength(count);
    expect(heard.every((message, i) => message !== heard[i - 1])).toBe(true);
  });

  it('gives up after the time-out of the updates, in the words the bot has for it', async () => {
    const bot = await hostedBot([slow, FALLBACK], () => bot.clock.sleep(20_000));
    const reply = await bot.says('hello', { onUpdate: () => undefined });
    expect(reply).toMatchObject({ messages: ['That took too long.'], intent: { state: 'Failed' }, endsBlock: true });
    expect(reply.ms).toBeGreaterThanOrEqual(10_000);
  });

  it('says nothing of the kind to a client that writes', async () => {
    const bot = await hostedBot([slow, FALLBACK], delegate);
    expect((await bot.writes('hello')).messages).toEqual([]);
  });
});
