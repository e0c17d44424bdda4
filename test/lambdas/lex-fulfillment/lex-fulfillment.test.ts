import { intents } from '../../../lambdas/lex-fulfillment/intents';
import { fulfill } from '../../../lambdas/lex-fulfillment/lex-fulfillment';
import type { LexResponse } from '../../../lambdas/lex-fulfillment/response';
import { SESSION_MAX_BYTES } from '../../../lambdas/lex-fulfillment/session';
import { InMemoryLanguageModel } from '../../support/in-memory-language-model';
import { inMemoryPorts, LexTalk, lexEvent } from '../../support/lex-talk';

const ATTRIBUTES = { contactId: 'contact-1', callerNumber: '+14155552671', 'x-amz-lex:audio:end-timeout-ms:*:*': '600' };

/** What Lex accepts, by its documentation. */
function expectValid({ sessionState, messages }: LexResponse): void {
  const { dialogAction, sessionAttributes, intent } = sessionState;
  expect(['ElicitIntent', 'ElicitSlot', 'ConfirmIntent', 'Delegate', 'Close']).toContain(dialogAction.type);
  expect(dialogAction.type === 'ElicitSlot').toBe(dialogAction.slotToElicit !== undefined);
  if (dialogAction.type === 'Delegate') expect(messages).toBeUndefined();
  else expect(messages?.map(({ content }) => content.length > 0 && content.length <= 1024)).toEqual([true]);
  if (dialogAction.type !== 'ElicitIntent') expect(Object.keys(intents)).toContain(intent?.name);
  for (const value of Object.values(sessionAttributes)) expect(typeof value).toBe('string');
  expect(Buffer.byteLength(JSON.stringify(sessionAttributes))).toBeLessThanOrEqual(SESSION_MAX_BYTES);
  expect(Buffer.byteLength(Buffer.from(JSON.stringify(sessionAttributes)).toString('base64'))).toBeLessThan(12 * 1024);
}

describe('every Lex event gets a valid Lex response', () => {
  const event = lexEvent('FallbackIntent', 'hello', { attributes: ATTRIBUTES });
  const state = event.sessionState;
  const megabyte = 'a'.repeat(1024 * 1024);

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['text', 'hello'],
    ['a list', []],
    ['an empty object', {}],
    ['no session state', { ...event, sessionState: undefined }],
    ['null everywhere', Object.fromEntries(Object.keys(event).map((name) => [name, null]))],
    ['an unknown intent', { ...event, sessionState: { ...state, intent: { ...state.intent, name: 'DeleteEverything' } } }],
    ['an intent named as a prototype key', { ...event, sessionState: { ...state, intent: { name: '__proto__' } } }],
    ['an intent named constructor', { ...event, sessionState: { ...state, intent: { name: 'constructor' } } }],
    ['another language', { ...event, bot: { ...event.bot, localeId: 'de_DE' } }],
    ['a locale that is no text', { ...event, bot: { localeId: 7 } }],
    ['no session id', { ...event, sessionId: undefined, requestAttributes: null }],
    ['a session id that is no id', { ...event, sessionId: `<${megabyte}>`, requestAttributes: {} }],
    ['a megabyte of words', { ...event, inputTranscript: megabyte }],
    ['lone surrogates', { ...event, inputTranscript: '\ud800 hi \udfff' }],
    ['only control characters', { ...event, inputTranscript: '\u0000\u0007\u001b[31m' }],
    ['a transcript that is no text', { ...event, inputTranscript: { length: 5 } }],
    [
      'prototype keys',
      JSON.parse(
        '{"__proto__":{"polluted":1},"sessionState":{"sessionAttributes":{"__proto__":"x","constructor":"y"},"intent":{"name":"Greeting","slots":{"__proto__":{"value":{"interpretedValue":"z"}}}}},"sessionId":"abc"}',
      ),
    ],
    ['attributes that are no texts', { ...event, sessionState: { ...state, sessionAttributes: { turn: 5, history: [], contactId: {} } } }],
    ['attributes that are a list', { ...event, sessionState: { ...state, sessionAttributes: ['a', 'b'] } }],
    [
      'a megabyte of attributes',
      {
        ...event,
        sessionState: {
          ...state,
          sessionAttributes: { ...ATTRIBUTES, history: megabyte, scenario: megabyte, callback: megabyte, junk: megabyte },
        },
      },
    ],
    [
      'ten thousand attributes',
      {
        ...event,
        sessionState: {
          ...state,
          sessionAttributes: Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`a${n}`, '\u0001'.repeat(500)])),
        },
      },
    ],
    [
      'history of another shape',
      { ...event, sessionState: { ...state, sessionAttributes: { history: '[["a"],["b","c","d"],[1,2],{"x":1},null]' } } },
    ],
    ['history nested deep', { ...event, sessionState: { ...state, sessionAttributes: { history: '['.repeat(3000) } } }],
    [
      'numbers out of range',
      { ...event, sessionState: { ...state, sessionAttributes: { turn: '99999999999999999999', numberTalk: '1,99,-1' } } },
    ],
    [
      'slots of another shape',
      lexEventWithSlots({ Name: 'Ada', Company: { value: 5 }, UseCase: [], PhoneNumber: { shape: 'List', values: [] } }),
    ],
    [
      'a slot getter that throws',
      Object.defineProperty({ ...event }, 'sessionState', {
        get: () => {
          throw new Error('hostile');
        },
      }),
    ],
  ])('%s', async (_case, hostile) => {
    const response = await fulfill(hostile, inMemoryPorts(), 10_000);
    expectValid(response);
    expect(JSON.parse(JSON.stringify(response))).toEqual(response);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('a random one, a thousand times', async () => {
    const ports = inMemoryPorts({ model: new InMemoryLanguageModel('Fine.') });
    let seed = 42;
    const random = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed % below;
    };
    const junk = [
      undefined,
      null,
      0,
      '',
      'x',
      '+14155552671',
      '\ud800',
      [],
      {},
      { value: { interpretedValue: '\u0000' } },
      'Confirmed',
      'Denied',
      'a'.repeat(5000),
    ];
    for (let round = 0; round < 1000; round++) {
      const slots = Object.fromEntries(['Name', 'Company', 'UseCase', 'PhoneNumber'].map((name) => [name, junk[random(junk.length)]]));
      const attributes = Object.fromEntries(
        ['turn', 'history', 'callback', 'scenario', 'promise', 'numberTalk', 'contactId'].map((name) => [name, junk[random(junk.length)]]),
      );
      const name = [...Object.keys(intents), 'Unknown'][random(5)] as string;
      const hostile = { ...lexEvent(name, 'hi'), invocationSource: ['DialogCodeHook', 'FulfillmentCodeHook', 'x'][random(3)] };
      const intent = { name, slots, confirmationState: junk[random(junk.length)] };
      expectValid(await fulfill({ ...hostile, sessionState: { sessionAttributes: attributes, intent } }, ports, 10_000));
    }
  });
});

describe('the conversation that Lex carries for us', () => {
  it('gives back what the flow and Lex put there, unchanged, even when it understands nothing', async () => {
    for (const intent of ['Greeting', 'Unknown']) {
      const { sessionState } = await fulfill(lexEvent(intent, 'hi', { attributes: ATTRIBUTES }), inMemoryPorts(), 10_000);
      expect(sessionState.sessionAttributes).toMatchObject(ATTRIBUTES);
    }
  });

  it('says which rung answered, and which turn it was', async () => {
    const talk = new LexTalk(inMemoryPorts());
    const rungs: (string | undefined)[] = [];
    for (const [text, intent] of [
      ['hello', 'Greeting'],
      ['is my data safe', 'AboutDemo'],
      ['tell me a joke', 'FallbackIntent'],
      ['', 'FallbackIntent'],
    ] as const) {
      await talk.says(text, intent);
      rungs.push(talk.attributes['rung']);
    }
    expect(rungs).toEqual(['rule', 'keyword', 'fast', 'canned']);
    expect(talk.attributes['turn']).toBe('4');
  });

  it('stays under its budget for a thousand turns of the longest words, the newest kept and the ids never lost', async () => {
    const model = new InMemoryLanguageModel((prompt) => `${'Ünïcödé “quoted” words\\ '.repeat(24)}${prompt.messages.length}.`);
    const attributes = { ...ATTRIBUTES, callback: 'x'.repeat(80), scenario: 's'.repeat(1500), junk: 'j'.repeat(400) };
    const talk = new LexTalk(inMemoryPorts({ model }), attributes);
    for (let turn = 1; turn <= 1000; turn++) {
      await talk.says(`turn ${turn} ${'"\\ü'.repeat(300)}`, turn % 7 === 0 ? 'AboutDemo' : 'FallbackIntent');
      expect(Buffer.byteLength(JSON.stringify(talk.attributes))).toBeLessThanOrEqual(SESSION_MAX_BYTES);
      expect(talk.attributes).toMatchObject({ ...ATTRIBUTES, callback: attributes.callback, turn: `${turn}` });
    }
  });

  it('makes room for long slots, which Lex sends several times in an event of 12 KB', async () => {
    const model = new InMemoryLanguageModel(`${'A long answer '.repeat(40)}.`);
    const talk = new LexTalk(inMemoryPorts({ model }), ATTRIBUTES);
    for (let turn = 0; turn < 12; turn++) await talk.says('a long question '.repeat(30), 'FallbackIntent');
    await talk.says('call me back');
    for (const answer of ['a'.repeat(500), 'c'.repeat(500), 'u'.repeat(900)]) await talk.says(answer);
    const { sessionAttributes, intent } = talk.last?.sessionState ?? {};
    const slots = Buffer.byteLength(JSON.stringify(intent?.slots));
    expect(Buffer.byteLength(JSON.stringify(sessionAttributes)) + 4 * slots).toBeLessThan(9.5 * 1024);
    expect(sessionAttributes).toMatchObject(ATTRIBUTES);
  });

  it('remembers the last ten exchanges', async () => {
    const model = new InMemoryLanguageModel('Yes.');
    const talk = new LexTalk(inMemoryPorts({ model }));
    for (let turn = 1; turn <= 14; turn++) await talk.says(`question ${turn}`, 'FallbackIntent');
    const history = JSON.parse(talk.attributes['history'] as string) as unknown[];
    expect(history).toHaveLength(10);
    expect(history.at(-1)).toEqual(['question 14', 'Yes.']);
  });
});

function lexEventWithSlots(slots: object) {
  const event = lexEvent('Callback', 'call me', { attributes: ATTRIBUTES, hook: 'DialogCodeHook' });
  return { ...event, sessionState: { ...event.sessionState, intent: { ...event.sessionState.intent, slots } } };
}
