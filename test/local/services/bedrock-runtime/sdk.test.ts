import { BedrockRuntimeClient, ConverseCommand, ConverseStreamCommand, type ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { Cloud } from '../../../../local/cloud/cloud';
import { hostAssembly } from '../../../../local/cloud/host';
import { seededRandom } from '../../../../local/cloud/seeded-random';
import { traceLog } from '../../../../local/cloud/trace-log';
import { type VirtualClock, virtualClock } from '../../../../local/cloud/virtual-clock';
import { bedrockRuntime } from '../../../../local/services/bedrock-runtime';
import { iam } from '../../../../local/services/iam';
import { drive } from '../../../support/drive';
import { TEST_START_MS } from '../../../support/service-context';
import { writeAssembly } from '../../../support/write-assembly';

const HAIKU = 'us.anthropic.claude-haiku-5-5';
const PROFILE = `arn:aws:bedrock:us-east-1:123456789012:inference-profile/${HAIKU}`;
const MODEL = 'arn:aws:bedrock:*::foundation-model/anthropic.claude-haiku-5-5';

const allow = (resource: string, condition?: object) => ({
  Effect: 'Allow',
  Action: ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'],
  Resource: resource,
  ...(condition && { Condition: condition }),
});
const role = (...statements: object[]) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
    },
    Policies: [{ PolicyName: 'own', PolicyDocument: { Version: '2012-10-17', Statement: statements } }],
  },
});

const TEMPLATE = {
  Resources: {
    Both: role(allow(PROFILE), allow(MODEL, { StringEquals: { 'bedrock:InferenceProfileArn': PROFILE } })),
    ProfileOnly: role(allow(PROFILE)),
    ModelOnly: role(allow(MODEL)),
    OneRegion: role(allow(PROFILE), allow('arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-haiku-5-5')),
  },
  Outputs: Object.fromEntries(
    ['Both', 'ProfileOnly', 'ModelOnly', 'OneRegion'].map((name) => [name, { Value: { 'Fn::GetAtt': [name, 'Arn'] } }]),
  ),
};

const ASKED = {
  modelId: HAIKU,
  messages: [{ role: 'user' as const, content: [{ text: 'what about billing' }] }],
  inferenceConfig: { maxTokens: 160 },
  additionalModelRequestFields: { thinking: { type: 'disabled' } },
};

describe('Bedrock, through the SDK', () => {
  let clock: VirtualClock;
  let cloud: Cloud;
  let endpoint: string;
  const clients: BedrockRuntimeClient[] = [];

  function clientOf(roleName: string, options: object = {}): BedrockRuntimeClient {
    const credentials = cloud.context(bedrockRuntime).identity.issueCredentials(cloud.outputs['Models']?.[roleName] ?? '', () => undefined);
    const client = new BedrockRuntimeClient({ endpoint, region: 'us-east-1', credentials, maxAttempts: 1, ...options });
    clients.push(client);
    return client;
  }

  async function heard(client: BedrockRuntimeClient): Promise<ConverseStreamOutput[]> {
    const { stream = [] } = await client.send(new ConverseStreamCommand(ASKED));
    const events: ConverseStreamOutput[] = [];
    for await (const event of stream) events.push(event);
    return events;
  }

  beforeAll(async () => {
    clock = virtualClock({ startMs: TEST_START_MS });
    cloud = await hostAssembly({
      assembly: writeAssembly({ Models: { template: TEMPLATE } }),
      services: [iam, bedrockRuntime],
      clock,
      random: seededRandom('1'),
      trace: traceLog(clock),
    });
    endpoint = await cloud.listen(0);
  });
  afterAll(async () => {
    for (const client of clients) client.destroy();
    await cloud.close();
  });

  it.each([
    ["the SDK's own HTTP/2", {}],
    ['HTTP/1.1, as the product does', { requestHandler: new NodeHttpHandler() }],
  ])('answers over %s', async (_case, options) => {
    const client = clientOf('Both', options);
    const answer = await drive(clock, client.send(new ConverseCommand(ASKED)));
    expect(answer).toMatchObject({ stopReason: 'end_turn', usage: { cacheReadInputTokens: 0 } });
    const events = await drive(clock, heard(client));
    expect(events.map(({ contentBlockDelta }) => contentBlockDelta?.delta?.text ?? '').join('')).toBe(
      answer.output?.message?.content?.[0]?.text,
    );
    expect(events[events.length - 1]).toMatchObject({ metadata: { usage: { outputTokens: answer.usage?.outputTokens } } });
  });

  it('throws from within the stream when the model breaks off', async () => {
    cloud
      .context(bedrockRuntime)
      .store.behave(HAIKU, { kind: 'error mid-stream', afterTokens: 4, exception: 'ThrottlingException', times: 1 });
    await expect(drive(clock, heard(clientOf('Both')))).rejects.toMatchObject({ name: 'ThrottlingException' });
  });

  it('throws at once for a bad request', async () => {
    const request = new ConverseStreamCommand({ ...ASKED, messages: [] });
    await expect(drive(clock, clientOf('Both').send(request))).rejects.toMatchObject({
      name: 'ValidationException',
      $metadata: { httpStatusCode: 400 },
    });
  });

  it.each(['ProfileOnly', 'ModelOnly', 'OneRegion'])('is denied to a role that may use only a part of it: %s', async (roleName) => {
    await expect(drive(clock, clientOf(roleName).send(new ConverseCommand(ASKED)))).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringMatching(/not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:/),
    });
  });
});
