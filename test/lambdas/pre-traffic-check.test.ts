import { parseHook, preTrafficCheck } from '../../lambdas/pre-traffic-check/pre-traffic-check';
import { FunctionFailed } from '../../lambdas/shared/domain/errors';

const HOOK = { deploymentId: 'd-1', hookExecutionId: 'hook-1' };
const answer = (content: string, rung: string) => ({
  messages: [{ contentType: 'PlainText', content }],
  sessionState: { dialogAction: { type: 'ElicitIntent' }, sessionAttributes: { rung, turn: '1' } },
});

/** One answer a turn, each after so many ms; what was concluded, and what was sent. */
async function check(turns: readonly (() => unknown)[], msEach = 100) {
  const sent: { inputTranscript: string; sessionState: { sessionAttributes: object } }[] = [];
  const reported: string[] = [];
  let now = 0;
  const concluded: string[] = [];
  const verdict = await preTrafficCheck(HOOK, {
    functions: {
      invoke: async (_arn, event) => {
        sent.push(event as (typeof sent)[number]);
        now += msEach;
        return turns[sent.length - 1]?.();
      },
    },
    deployments: { conclude: async (hook, said) => void concluded.push(`${hook.deploymentId} ${said}`) },
    fulfillmentArn: 'arn:aws:lambda:us-east-1:123456789012:function:atlas-lex-fulfillment:7',
    clock: { now: () => now },
    report: (message, fields = {}, error) =>
      void reported.push([message, ...Object.values(fields), (error as Error)?.message ?? ''].join(' ').trim()),
  });
  return { verdict, concluded, sent, reported };
}

const well = () => answer('Hello.', 'rule');

it('holds a conversation of three turns, and lets traffic in when each is answered', async () => {
  const { verdict, concluded, sent } = await check([well, well, () => answer('Some do.', 'canned')]);
  expect([verdict, concluded]).toEqual(['Succeeded', ['d-1 Succeeded']]);
  expect(sent.map(({ inputTranscript }) => inputTranscript)).toEqual(['hello', 'what is the demo about', 'do whales sing at night']);
  expect(sent[1]?.sessionState.sessionAttributes).toEqual({ rung: 'rule', turn: '1' }); // as Lex gives back what it was given
});

it.each<[string, readonly (() => unknown)[], number, RegExp]>([
  ['has nothing to say', [well, () => answer('  ', 'rule')], 100, /AboutDemo: nothing to say/],
  ['gives Lex no dialog action', [() => ({ messages: [{ content: 'hello' }] })], 100, /no dialog action/],
  ['answers nothing', [() => null], 100, /no dialog action/],
  [
    'throws',
    [
      () => {
        throw new FunctionFailed('Runtime.ImportModuleError');
      },
    ],
    100,
    /Runtime\.ImportModuleError/,
  ],
  ['is slow', [well, well, well], 3_100, /AboutDemo: 3100 ms are too long/],
  [
    'reaches nothing that it needs',
    [1, 2, 3].map(() => () => answer('One moment.', 'canned')),
    100,
    /every turn was answered with canned words/,
  ],
])('keeps callers with the version before when the new one %s', async (_what, turns, msEach, says) => {
  const { verdict, concluded, reported } = await check(turns, msEach);
  expect([verdict, concluded]).toEqual(['Failed', ['d-1 Failed']]);
  expect(reported.join('\n')).toMatch(says);
});

it('takes what CodeDeploy sends, and nothing else', () => {
  expect(parseHook({ DeploymentId: 'd-1', LifecycleEventHookExecutionId: 'hook-1' })).toEqual(HOOK);
  expect(() => parseHook({ deploymentId: 'd-1' })).toThrow('got keys ["deploymentId"]');
  expect(() => parseHook(null)).toThrow('got keys []');
});
