import type { AwsCall } from '../../bench/stand-ins/aws-call';
import { strayReason } from './stray-request';

const variables = { TABLE_NAME: 'rows', FAST_MODEL_ID: 'haiku', CALLBACK_STATE_MACHINE_ARN: 'callback' };
const event = {
  sessionState: {
    sessionAttributes: { callerNumber: '+14155552671' },
    intent: { slots: { PhoneNumber: { value: { interpretedValue: '(604) 555-0143' } } } },
  },
};
const call = (operation: string, resources: string[], body = {}, service = 'dynamodb'): AwsCall => ({
  service,
  operation,
  resources,
  body,
});
const row = (number: string) => ({ Item: { number: { S: number } } });

it.each([
  call('GetItem', ['rows']),
  call('ConverseStream', ['haiku'], {}, 'bedrock'),
  call('StartExecution', ['callback'], { input: `{"callbackId":"${'a'.repeat(32)}"}` }, 'states'),
  call('StartExecution', ['callback'], { input: `{"erasureId":"${'a'.repeat(32)}"}` }, 'states'),
  call('PutItem', ['rows'], row('+14155552671')),
  call('PutItem', ['rows'], row('+16045550143')),
  call('TransactWriteItems', ['rows'], { TransactItems: [{ Put: row('+16045550143') }, { Update: {} }] }),
])('lets the function do its work: $operation', (request) => expect(strayReason(request, variables, event)).toBeUndefined());

it.each([
  [call('GetItem', ['other']), /on other/],
  [call('GetItem', []), /on nothing/],
  [call('ConverseStream', ['opus'], {}, 'bedrock'), /on opus/],
  [call('StartExecution', ['callback'], { input: '{"callbackId":"a","number":"1"}' }, 'states'), /more than an id/],
  [call('PutItem', ['rows'], row('+19005550199')), /number that the call did not give/],
  [call('TransactWriteItems', ['rows'], { TransactItems: [{ Put: row('+19005550199') }] }), /number that the call did not give/],
  [call('POST /token', [], {}, 'unknown'), /no request of this function/],
])('tells what only an attacker can have asked for: %j', (request, reason) =>
  expect(strayReason(request, variables, event)).toMatch(reason),
);

it('knows a number that was said in words', () => {
  const slots = { PhoneNumber: { value: { interpretedValue: 'it is: four one five, five five five oh one nine nine' } } };
  const said = { sessionState: { sessionAttributes: { callerNumber: 'anonymous' }, intent: { slots } } };
  expect(strayReason(call('PutItem', ['rows'], row('+14155550199')), variables, said)).toBeUndefined();
  expect(strayReason(call('PutItem', ['rows'], row('+14155550198')), variables, said)).toMatch(/did not give/);
});
