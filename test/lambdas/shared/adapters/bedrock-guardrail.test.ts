import { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { bedrockGuardrail } from '../../../../lambdas/shared/adapters/bedrock-guardrail';
import { startAwsEndpoint } from '../../../support/aws-endpoint';

describe('the guardrail, through ApplyGuardrail', () => {
  let answer: object;
  let endpoint: Awaited<ReturnType<typeof startAwsEndpoint>>;
  beforeAll(async () => {
    endpoint = await startAwsEndpoint(() => answer);
  });
  afterAll(() => endpoint.close());
  const guardrail = () =>
    bedrockGuardrail({
      guardrailId: 'gr1',
      guardrailVersion: '3',
      client: new BedrockRuntimeClient({ ...endpoint.configuration, requestHandler: new NodeHttpHandler() }),
    });
  const patient = () => new AbortController().signal;

  it.each([
    ['caller', 'INPUT'],
    ['atlas', 'OUTPUT'],
  ] as const)('is shown what %s says, alone and tagged', async (saidBy, source) => {
    answer = { action: 'NONE', outputs: [], assessments: [] };
    expect(await guardrail().check('hello', saidBy, patient())).toBe('allowed');
    expect(endpoint.requests.at(-1)).toMatchObject({
      path: '/guardrail/gr1/version/3/apply',
      body: { source, content: [{ text: { text: 'hello', qualifiers: ['guard_content'] } }] },
    });
  });

  it('blocks what it intervenes in', async () => {
    answer = { action: 'GUARDRAIL_INTERVENED', outputs: [{ text: 'No.' }], assessments: [] };
    expect(await guardrail().check('hello', 'caller', patient())).toBe('blocked');
  });

  it.each([[{ __type: 'ThrottlingException', message: 'slow down' }], [{ action: 'SOMETHING_NEW' }], [{}]])(
    'cannot tell when the answer is %j',
    async (given) => {
      answer = given;
      await expect(guardrail().check('hello', 'caller', patient())).rejects.toThrow();
    },
  );

  it('is left when its time is over', async () => {
    await expect(guardrail().check('hello', 'caller', AbortSignal.abort(new Error('over')))).rejects.toThrow();
  });
});
