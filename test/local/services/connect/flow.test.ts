import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { action, BOT, BYE, contactCenter, FUNCTION, flowOf, to, when } from './contact-center';

const message = (Identifier: string, next: string, Text = 'Hello.') =>
  action(Identifier, 'MessageParticipant', { Text }, to(next, 'NoMatchingError'));
const bot = (changes: object = {}, transitions: object = {}) =>
  action(
    'talk',
    'ConnectParticipantWithLexBot',
    { Text: 'Hi.', LexV2Bot: { AliasArn: BOT }, ...changes },
    { ...to('bye', 'InputTimeLimitExceeded', 'NoMatchingCondition', 'NoMatchingError'), ...transitions },
  );
const lambda = (changes: object = {}) =>
  action(
    'ask',
    'InvokeLambdaFunction',
    { LambdaFunctionARN: FUNCTION, InvocationTimeLimitSeconds: '3', ...changes },
    to('bye', 'NoMatchingError'),
  );

describe('loading a contact flow', () => {
  it('gives its ARN, whose last part is the id that the API wants', async () => {
    const { flow, instanceArn } = await contactCenter();
    const arn = await flow(flowOf(message('hello', 'bye'), BYE));
    expect(arn).toMatch(new RegExp(`^${instanceArn}/contact-flow/[0-9a-f-]{36}$`));
    expect(arn.split('/')[3]).toHaveLength(36);
  });

  it.each([
    ['text that is no JSON', '{', /Content is not JSON/],
    ['another version', flowOf(BYE).replace('2019-10-30', '2020-01-01'), /Version is 2020-01-01, expected 2019-10-30/],
    ['a start that does not exist', flowOf(BYE).replace('"StartAction":"bye"', '"StartAction":"hi"'), /StartAction hi is not an action/],
    ['no actions', flowOf(), /it has 0 actions/],
    ['an identifier twice', flowOf(message('a', 'bye'), BYE, BYE), /action bye is there twice/],
    ['an identifier with a colon', flowOf(message('a:b', 'bye'), BYE), /characters that Connect refuses/],
    ['an action nobody reaches', flowOf(BYE, message('a', 'bye')), /action a is never reached/],
    ['a branch to nowhere', flowOf(message('a', 'gone'), BYE), /action a: the action gone does not exist/],
    [
      'an action type that is not here',
      flowOf(action('q', 'CreateCallbackContact', {}, to('bye')), BYE),
      /CreateCallbackContact is not here; see docs\/local-coverage\.md/,
    ],
    ['a prototype name as type', flowOf(action('q', 'constructor', {}, to('bye')), BYE), /the type constructor is not here/],
    [
      'an unknown parameter',
      flowOf(action('a', 'MessageParticipant', { Text: 'x', PromptId: 'y' }, to('bye', 'NoMatchingError')), BYE),
      /Parameters\.PromptId is not known here/,
    ],
    ['a missing parameter', flowOf(lambda({ InvocationTimeLimitSeconds: undefined }), BYE), /InvocationTimeLimitSeconds is missing/],
    [
      'a number where a string belongs',
      flowOf(lambda({ InvocationTimeLimitSeconds: 3 }), BYE),
      /InvocationTimeLimitSeconds is 3, expected a string/,
    ],
    ['a number out of range', flowOf(lambda({ InvocationTimeLimitSeconds: '9' }), BYE), /is 9, expected 1 to 8/],
    [
      'a missing error branch',
      flowOf(action('a', 'MessageParticipant', { Text: 'x' }, to('bye')), BYE),
      /action a: the error branch NoMatchingError is missing/,
    ],
    [
      'a missing branch for silence',
      flowOf(bot({}, to('bye', 'NoMatchingCondition', 'NoMatchingError')), BYE),
      /the error branch InputTimeLimitExceeded is missing/,
    ],
    [
      'an error branch it cannot have',
      flowOf(action('a', 'UpdateFlowLoggingBehavior', { FlowLoggingBehavior: 'Disabled' }, to('bye', 'NoMatchingError')), BYE),
      /cannot have the error branch NoMatchingError/,
    ],
    ['a reference to nothing', flowOf(message('a', 'bye', 'Hi $.Customer.Name'), BYE), /refers to \$\.Customer\.Name, which no flow has/],
    [
      'a bot that is not associated',
      flowOf(bot({ LexV2Bot: { AliasArn: `${BOT}X` } }), BYE),
      /LIVEALIAS1X is not associated with the instance/,
    ],
    [
      'a function that is not associated',
      flowOf(lambda({ LambdaFunctionARN: FUNCTION.replace(':live', '') }), BYE),
      /function:check-in is not associated/,
    ],
    ['a function chosen by a caller', flowOf(lambda({ LambdaFunctionARN: '$.Attributes.function' }), BYE), /must not be a reference/],
    [
      'a loop with one way out',
      flowOf(action('l', 'Loop', { LoopCount: '2' }, { ...to('bye'), Conditions: [when('DoneLooping', 'bye')] }), BYE),
      /expected exactly ContinueLooping and DoneLooping/,
    ],
    [
      'an operator that does not fit',
      flowOf(bot({}, { Conditions: [when('Callback', 'bye', 'TextContains')] }), BYE),
      /the condition operator TextContains is not Equals/,
    ],
    [
      'a comparison of a fixed text',
      flowOf(action('c', 'Compare', { ComparisonValue: 'x' }, to('bye', 'NoMatchingCondition')), BYE),
      /expected a single reference/,
    ],
    ['transitions after the end', flowOf({ ...BYE, Transitions: to('bye') }), /ends the flow and cannot have transitions/],
    [
      'no way on',
      flowOf(action('a', 'UpdateFlowLoggingBehavior', { FlowLoggingBehavior: 'Enabled' }), BYE),
      /Transitions\.NextAction is missing/,
    ],
  ])('refuses %s', async (_case, content, message_) => {
    const { flow } = await contactCenter();
    await expect(flow(content)).rejects.toMatchObject({ name: 'Refusal', message: expect.stringMatching(message_) });
  });

  it('refuses everything that is wrong at once, naming the flow', async () => {
    const { flow } = await contactCenter();
    await expect(flow(flowOf(message('a', 'x'), message('b', 'y')), 'Atlas inbound')).rejects.toThrow(
      /ContactFlow.*: contact flow "Atlas inbound": action a: the action x does not exist; .*action b is never reached/,
    );
  });

  it('loads the flows that contact-center designers edit', async () => {
    const { flow, make, instanceArn: InstanceArn } = await contactCenter();
    const { ref: hours } = await make('HoursOfOperation', { InstanceArn, Name: 'Staff', TimeZone: 'UTC', Config: [] });
    const { ref: queue } = await make('Queue', { InstanceArn, Name: 'Staff', HoursOfOperationArn: hours });
    for (const name of ['inbound', 'outbound']) {
      const content = readFileSync(join(__dirname, '../../../../contactflows', `${name}.flow.json`), 'utf8')
        .replaceAll(/\$\{Bot\w+\}/g, BOT)
        .replaceAll('${StaffHoursArn}', hours)
        .replaceAll('${StaffQueueArn}', queue)
        .replaceAll(/\$\{\w+Arn\}/g, FUNCTION);
      await expect(flow(content)).resolves.toContain('/contact-flow/');
    }
  });
});
