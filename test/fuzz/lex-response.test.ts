import type { BotIntents } from '../../bench/shipped/bot-intents';
import { attributeBytes, problemsWith } from './lex-response';

const bot: BotIntents = new Map([
  ['Greeting', []],
  ['Callback', ['Name', 'PhoneNumber']],
]);
const message = { contentType: 'PlainText', content: 'Hello.' };
const callback = {
  name: 'Callback',
  state: 'InProgress',
  confirmationState: 'None',
  slots: { Name: { value: { interpretedValue: 'Ada' } }, PhoneNumber: null },
};
const state = (changes: object) => ({ dialogAction: { type: 'ElicitIntent' }, sessionAttributes: { turn: '1' }, ...changes });

it.each([
  { sessionState: state({}), messages: [message] },
  { sessionState: state({ dialogAction: { type: 'ElicitSlot', slotToElicit: 'Name' }, intent: callback }) },
  { sessionState: state({ dialogAction: { type: 'ConfirmIntent' }, intent: callback }), messages: [message] },
  { sessionState: state({ dialogAction: { type: 'Delegate' }, intent: callback }) },
  { sessionState: state({ dialogAction: { type: 'Close' }, intent: { ...callback, state: 'Fulfilled' } }), messages: [message] },
])('takes what Lex takes: %j', (response) => expect(problemsWith(response, bot)).toEqual([]));

it.each([
  [null, /no object/],
  [{ messages: [message] }, /no sessionState/],
  [{ sessionState: state({}) }, /ElicitIntent without a message/],
  [{ sessionState: state({ dialogAction: { type: 'Sing' } }), messages: [message] }, /dialog action Sing/],
  [{ sessionState: state({ dialogAction: { type: 'ElicitSlot', slotToElicit: 'Shoe' }, intent: callback }) }, /ElicitSlot of Shoe/],
  [
    { sessionState: state({ dialogAction: { type: 'Close' }, intent: { ...callback, state: 'ReadyForFulfillment' } }) },
    /Close with the intent state/,
  ],
  [{ sessionState: state({ dialogAction: { type: 'Delegate' } }) }, /Delegate without an intent/],
  [{ sessionState: state({ intent: { ...callback, name: 'Evil' } }), messages: [message] }, /intent Evil/],
  [{ sessionState: state({ intent: { ...callback, slots: { promise: null } } }), messages: [message] }, /slot promise/],
  [{ sessionState: state({ intent: { ...callback, slots: { Name: 'Ada' } } }), messages: [message] }, /without an interpreted value/],
  [{ sessionState: state({ sessionAttributes: { turn: 1 } }), messages: [message] }, /no text/],
  [{ sessionState: state({ sessionAttributes: { history: 'x'.repeat(9300) } }), messages: [message] }, /after base64/],
  [{ sessionState: state({}), messages: [{ ...message, content: 'x'.repeat(1025) }] }, /1025 characters/],
  [{ sessionState: state({}), messages: [{ ...message, content: ' ' }] }, /without content/],
  [{ sessionState: state({}), messages: [{ ...message, content: 'half \ud83d' }] }, /half a character/],
  [{ sessionState: state({}), messages: Array(11).fill(message) }, /11 messages/],
  [{ sessionState: state({}), messages: [message], extra: 1 }, /has extra/],
])('finds what is wrong with %j', (response, problem) => {
  expect(problemsWith(response, bot)).toContainEqual(expect.stringMatching(problem));
});

it('counts attributes as Lex does', () => expect(attributeBytes({ a: 'b' })).toBe(4 * Math.ceil('{"a":"b"}'.length / 3)));
