import type { BotIntents } from '../../bench/shipped/bot-intents';

/**
 * What Lex V2 takes from a code hook, written from its documentation (lambda-response-format, quotas) and not from the local cloud's reader of the
 * same, so that the two check each other. Gives what is wrong with a response; nothing: it is valid.
 */
export function problemsWith(response: unknown, bot: BotIntents): string[] {
  const problems: string[] = [];
  const found = (problem: string) => void problems.push(problem);
  if (!isObject(response)) return ['the response is no object'];
  if (Buffer.byteLength(JSON.stringify(response)) > MAX_RESPONSE_BYTES) found(`more than ${MAX_RESPONSE_BYTES} bytes`);
  onlyMembers(response, ['sessionState', 'messages', 'requestAttributes'], 'the response', found);
  const { sessionState, messages } = response;
  if (!isObject(sessionState)) return [...problems, 'no sessionState'];
  onlyMembers(sessionState, ['activeContexts', 'sessionAttributes', 'runtimeHints', 'dialogAction', 'intent'], 'sessionState', found);
  checkAttributes(sessionState['sessionAttributes'], found);
  checkMessages(messages, found);
  const intent = checkIntent(sessionState['intent'], bot, found);
  checkDialogAction(sessionState['dialogAction'], { intent, hasMessages: Array.isArray(messages) && messages.length > 0, bot }, found);
  return problems;
}

/** As Lex counts them: base64 of the JSON. */
export const attributeBytes = (attributes: unknown): number => 4 * Math.ceil(Buffer.byteLength(JSON.stringify(attributes ?? {})) / 3);

const MAX_RESPONSE_BYTES = 50 * 1024;
export const MAX_ATTRIBUTE_BYTES = 12 * 1024;
const MAX_MESSAGES = 10;
const MAX_MESSAGE_CHARACTERS = 1024;
const STATES = ['Failed', 'Fulfilled', 'FulfillmentInProgress', 'InProgress', 'ReadyForFulfillment', 'Waiting'];
const FINAL_STATES = ['Failed', 'Fulfilled', 'InProgress'];

type Json = Readonly<Record<string, unknown>>;
type Found = (problem: string) => void;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

function onlyMembers(value: Json, allowed: readonly string[], where: string, found: Found): void {
  for (const name of Object.keys(value)) if (!allowed.includes(name)) found(`${where} has ${name}`);
}

function checkAttributes(attributes: unknown, found: Found): void {
  if (attributes === undefined) return;
  if (!isObject(attributes)) return found('sessionAttributes is no object');
  for (const [name, value] of Object.entries(attributes)) if (typeof value !== 'string') found(`session attribute ${name} is no text`);
  const bytes = attributeBytes(attributes);
  if (bytes > MAX_ATTRIBUTE_BYTES) found(`session attributes of ${bytes} bytes after base64`);
}

function checkMessages(messages: unknown, found: Found): void {
  if (messages === undefined) return;
  if (!Array.isArray(messages)) return found('messages is no list');
  if (messages.length > MAX_MESSAGES) found(`${messages.length} messages`);
  for (const message of messages) {
    if (!isObject(message)) found('a message that is no object');
    else if (!['PlainText', 'SSML'].includes(String(message['contentType']))) found(`a message of type ${message['contentType']}`);
    else if (typeof message['content'] !== 'string' || message['content'].trim() === '') found('a message without content');
    else if (message['content'].length > MAX_MESSAGE_CHARACTERS) found(`a message of ${message['content'].length} characters`);
    else if (/\p{Cs}/u.test(message['content'])) found('a message with half a character');
  }
}

/** The intent as far as it can be trusted; `undefined` when there is none. */
function checkIntent(intent: unknown, bot: BotIntents, found: Found): Json | undefined {
  if (intent === undefined || intent === null) return undefined;
  if (!isObject(intent)) {
    found('the intent is no object');
    return undefined;
  }
  onlyMembers(intent, ['name', 'state', 'slots', 'confirmationState', 'kendraResponse'], 'the intent', found);
  const slotNames = bot.get(String(intent['name']));
  if (!slotNames) found(`the intent ${intent['name']}, which the bot does not have`);
  if (!STATES.includes(String(intent['state']))) found(`the intent state ${intent['state']}`);
  if (!['Confirmed', 'Denied', 'None', 'undefined'].includes(String(intent['confirmationState'])))
    found(`the confirmation state ${intent['confirmationState']}`);
  const { slots } = intent;
  if (slots !== undefined && !isObject(slots)) found('slots is no object');
  for (const [name, slot] of Object.entries(isObject(slots) ? slots : {})) {
    if (slotNames && !slotNames.includes(name)) found(`the slot ${name}, which ${intent['name']} does not have`);
    if (slot !== null && typeof (slot as { value?: { interpretedValue?: unknown } }).value?.interpretedValue !== 'string')
      found(`the slot ${name} without an interpreted value`);
  }
  return intent;
}

function checkDialogAction(
  action: unknown,
  { intent, hasMessages, bot }: { readonly intent: Json | undefined; readonly hasMessages: boolean; readonly bot: BotIntents },
  found: Found,
): void {
  if (!isObject(action)) return found('no dialogAction');
  onlyMembers(action, ['type', 'slotToElicit', 'slotElicitationStyle', 'subSlotToElicit'], 'dialogAction', found);
  const { type, slotToElicit } = action;
  switch (type) {
    case 'ElicitIntent':
      if (!hasMessages) found('ElicitIntent without a message');
      return;
    case 'ElicitSlot':
      if (!intent) found('ElicitSlot without an intent');
      if (!bot.get(String(intent?.['name']))?.includes(String(slotToElicit))) found(`ElicitSlot of ${slotToElicit}`);
      return;
    case 'ConfirmIntent':
      if (!intent) found('ConfirmIntent without an intent');
      if (!hasMessages) found('ConfirmIntent without a message, and the bot has none of its own');
      return;
    case 'Delegate':
      if (!intent) found('Delegate without an intent');
      return;
    case 'Close':
      if (!FINAL_STATES.includes(String(intent?.['state']))) found(`Close with the intent state ${intent?.['state']}`);
      return;
    default:
      found(`the dialog action ${type}`);
  }
}
