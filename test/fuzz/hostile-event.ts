import type { BotIntents } from '../../bench/shipped/bot-intents';
import type { Random } from '../../local/cloud/random';
import { anyText, HOSTILE_UTTERANCES, pick } from './hostile-texts';

export interface HostileEvents {
  /** The next event. `earlier` are session attributes that the function itself gave: half of the events bring such ones back. */
  next(earlier: readonly Readonly<Record<string, string>>[]): unknown;
}

const NUMBERS = [
  '+14155552671',
  '+442079460958',
  '+16045550143',
  '+19005550199',
  '+33123456789',
  'anonymous',
  '+1',
  '4155552671',
  '+999999999999999',
];
const NAMES = ['Ada', 'Robert"; DROP', '<b>Eve</b>', 'x'.repeat(300), '张伟', ''];
const OURS = [
  'contactId',
  'callerNumber',
  'turn',
  'rung',
  'history',
  'numberTalk',
  'callback',
  'scenario',
  'promise',
  'callbacks',
  'ahead',
  'asked',
  'callAt',
  'why',
  'x-amz-lex:allow-interrupt:*:*',
];

/** Intents that do something on a yes alone. */
const WITHOUT_SLOTS = /^(?:Cancel|DeleteMyInfo)$/;
const AGREEMENTS = ['yes', 'yes please', 'that is right', 'sí, claro', 'yeah do it now'];

/** Lex V2 events as an attacker, a broken client or a future Lex might send them: from almost right to anything at all. */
export function hostileEvents(bot: BotIntents, random: Random): HostileEvents {
  return {
    next(earlier) {
      if (random.next() < 0.04) return anyJson(random, 3);
      const event = lexEvent(bot, random, earlier);
      const changes = random.next() < 0.4 ? 0 : 1 + Math.floor(random.next() * 4);
      for (let i = 0; i < changes; i++) mutate(event, random);
      return event;
    },
  };
}

function lexEvent(bot: BotIntents, random: Random, earlier: readonly Readonly<Record<string, string>>[]): Record<string, unknown> {
  const intents = [...bot.keys()];
  // One in eight is a request with everything that it takes to be carried out, so that what hangs on it is tried often enough.
  const isWhole = random.next() < 0.125;
  const asked = random.next() < 0.95 ? pick(random, intents) : pick(random, ['Evil', '__proto__', 'constructor', 'hasOwnProperty', '']);
  const name = isWhole
    ? pick(
        random,
        intents.filter((each) => (bot.get(each) ?? []).length > 0 || WITHOUT_SLOTS.test(each)),
      )
    : asked;
  const hook = isWhole ? 'FulfillmentCodeHook' : pick(random, ['DialogCodeHook', 'FulfillmentCodeHook']);
  const said = isWhole && random.next() < 0.8 ? AGREEMENTS : HOSTILE_UTTERANCES;
  const text = isWhole || random.next() < 0.5 ? pick(random, said) : anyText(random);
  const confirmationState = isWhole ? 'Confirmed' : pick(random, ['None', 'None', 'Confirmed', 'Denied']);
  const slots = slotsOf(bot.get(name) ?? ['Name', 'Made', 'Up'], random, isWhole ? 0 : 0.25);
  const intent = { name, state: hook === 'DialogCodeHook' ? 'InProgress' : 'ReadyForFulfillment', confirmationState, slots };
  return {
    messageVersion: '1.0',
    invocationSource: hook,
    inputMode: pick(random, ['Speech', 'Text', 'DTMF']),
    responseContentType: 'text/plain; charset=utf-8',
    sessionId: random.next() < 0.9 ? random.uuid() : anyText(random),
    inputTranscript: text,
    bot: {
      id: 'ATLASBOT01',
      name: 'Atlas',
      localeId: pick(random, ['en_US', 'en_US', 'en_US', 'es_US', 'en_GB', 'xx_XX']),
      version: '7',
      aliasId: 'LIVEALIAS1',
      aliasName: 'live',
    },
    interpretations: [{ intent, nluConfidence: { score: random.next() }, interpretationSource: 'Lex' }],
    proposedNextState: null,
    requestAttributes: random.next() < 0.8 ? { 'x-amz-lex:channels:platform': 'Connect' } : null,
    sessionState: {
      activeContexts: null,
      sessionAttributes: earlier.length > 0 && random.next() < 0.5 ? { ...pick(random, earlier) } : attributesOf(random),
      dialogAction: null,
      intent,
      originatingRequestId: random.uuid(),
    },
    transcriptions: [{ transcription: text, transcriptionConfidence: random.next() }],
  };
}

function slotsOf(names: readonly string[], random: Random, emptyShare: number): Record<string, unknown> {
  return Object.fromEntries(
    names.map((name) => {
      if (random.next() < emptyShare) return [name, null];
      const text = /number/i.test(name) ? pick(random, NUMBERS) : random.next() < 0.7 ? pick(random, NAMES) : anyText(random);
      return [name, { shape: 'Scalar', value: { originalValue: text, interpretedValue: text, resolvedValues: [text] } }];
    }),
  );
}

function attributesOf(random: Random): Record<string, unknown> {
  const attributes: Record<string, unknown> = { contactId: random.uuid(), callerNumber: pick(random, NUMBERS) };
  for (const name of OURS) if (random.next() < 0.15) attributes[name] = anyText(random);
  if (random.next() < 0.1) attributes['history'] = JSON.stringify(Array.from({ length: 40 }, () => [anyText(random), anyText(random)]));
  if (random.next() < 0.1) for (let i = 0; i < 60; i++) attributes[`made-up-${i}`] = anyText(random).slice(0, 400);
  if (random.next() < 0.05) attributes['stateMachineArn'] = 'arn:aws:states:us-east-1:999999999999:stateMachine:evil';
  if (random.next() < 0.05) attributes['FAST_MODEL_ID'] = 'us.anthropic.claude-opus-5';
  return attributes;
}

/** Puts something else somewhere, takes something away, or adds what nobody asked for. */
function mutate(event: Record<string, unknown>, random: Random): void {
  let holder: Record<string, unknown> = event;
  for (let depth = 0; depth < 5; depth++) {
    const inner = Object.values(holder).filter((value): value is Record<string, unknown> => typeof value === 'object' && value !== null);
    if (inner.length === 0 || random.next() < 0.25) break;
    holder = pick(random, inner);
  }
  const names = Object.keys(holder);
  const name = names.length > 0 && random.next() < 0.85 ? pick(random, names) : pick(random, [...OURS, 'toString', 'length', 'then', '0']);
  if (Array.isArray(holder) && name === 'length') return; // not a member of any JSON
  if (random.next() < 0.3) delete holder[name];
  else holder[name] = anyJson(random, 2);
}

function anyJson(random: Random, depth: number): unknown {
  const kind = random.next();
  if (kind < 0.15) return null;
  if (kind < 0.25) return random.next() < 0.5;
  if (kind < 0.4) return pick(random, [0, -1, 1e308, 0.1, 2 ** 53, random.next() * 1e6]);
  if (kind < 0.7 || depth === 0) return anyText(random);
  if (kind < 0.8) return Array.from({ length: Math.floor(random.next() * 6) }, () => anyJson(random, depth - 1));
  return Object.fromEntries(
    Array.from({ length: Math.floor(random.next() * 6) }, () => [anyText(random).slice(0, 60), anyJson(random, depth - 1)]),
  );
}
