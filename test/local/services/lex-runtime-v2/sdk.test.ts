import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import {
  DeleteSessionCommand,
  GetSessionCommand,
  LexRuntimeV2Client,
  PutSessionCommand,
  RecognizeTextCommand,
} from '@aws-sdk/client-lex-runtime-v2';
import type { Cloud } from '../../../../local/cloud/cloud';
import { hostAssembly } from '../../../../local/cloud/host';
import { seededRandom } from '../../../../local/cloud/seeded-random';
import { traceLog } from '../../../../local/cloud/trace-log';
import { type VirtualClock, virtualClock } from '../../../../local/cloud/virtual-clock';
import { cloudwatchLogs } from '../../../../local/services/cloudwatch-logs';
import { iam } from '../../../../local/services/iam';
import { lambda } from '../../../../local/services/lambda';
import { lexRuntimeV2 } from '../../../../local/services/lex-runtime-v2';
import { drive } from '../../../support/drive';
import { TEST_START_MS } from '../../../support/service-context';
import { writeAssembly } from '../../../support/write-assembly';
import { aliasProperties, botProperties, CALLBACK, FALLBACK, GREETING, versionProperties } from './hosted-bot';

const ref = (Ref: string) => ({ Ref }) as unknown as string;
const getAtt = (id: string, attribute: string) => ({ 'Fn::GetAtt': [id, attribute] }) as unknown as string;
const trustedBy = (Service: string, ...statements: object[]) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service }, Action: 'sts:AssumeRole' }] },
    Policies: [{ PolicyName: 'own', PolicyDocument: { Version: '2012-10-17', Statement: statements } }],
  },
});

const template = (changes: object = {}) => ({
  Resources: {
    LexRole: trustedBy('lexv2.amazonaws.com'),
    FunctionRole: trustedBy('lambda.amazonaws.com', { Effect: 'Allow', Action: 'logs:*', Resource: '*' }),
    Client: trustedBy('lambda.amazonaws.com', {
      Effect: 'Allow',
      Action: ['lex:RecognizeText', 'lex:*Session'],
      Resource: getAtt('Live', 'Arn'),
    }),
    Stranger: trustedBy('lambda.amazonaws.com'),
    Function: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Code: { S3Bucket: 'assets', S3Key: 'hook.zip' },
        Handler: 'index.handler',
        Runtime: 'nodejs22.x',
        Role: getAtt('FunctionRole', 'Arn'),
      },
    },
    FunctionVersion: { Type: 'AWS::Lambda::Version', Properties: { FunctionName: ref('Function') } },
    FunctionLive: {
      Type: 'AWS::Lambda::Alias',
      Properties: { Name: 'live', FunctionName: ref('Function'), FunctionVersion: getAtt('FunctionVersion', 'Version') },
    },
    Bot: { Type: 'AWS::Lex::Bot', Properties: { ...botProperties([GREETING, CALLBACK, FALLBACK]), RoleArn: getAtt('LexRole', 'Arn') } },
    BotVersion: { Type: 'AWS::Lex::BotVersion', Properties: versionProperties(ref('Bot')) },
    Live: { Type: 'AWS::Lex::BotAlias', Properties: aliasProperties(ref('Bot'), getAtt('BotVersion', 'BotVersion'), ref('FunctionLive')) },
    Permission: {
      Type: 'AWS::Lambda::Permission',
      Properties: {
        Action: 'lambda:InvokeFunction',
        FunctionName: ref('FunctionLive'),
        Principal: 'lexv2.amazonaws.com',
        SourceArn: getAtt('Live', 'Arn'),
      },
    },
    ...changes,
  },
  Outputs: {
    BotId: { Value: ref('Bot') },
    BotAliasId: { Value: getAtt('Live', 'BotAliasId') },
    Client: { Value: getAtt('Client', 'Arn') },
    Stranger: { Value: getAtt('Stranger', 'Arn') },
  },
});

const HOOK = `exports.handler = async ({ inputTranscript, sessionState: { intent } }) => ({
  sessionState: { sessionAttributes: { intent: intent.name }, dialogAction: { type: 'ElicitIntent' } },
  messages: [{ contentType: 'PlainText', content: 'You said: ' + inputTranscript }],
});`;

async function host(changes: object = {}) {
  const clock = virtualClock({ startMs: TEST_START_MS });
  const assembly = writeAssembly({ Bot: { template: template(changes), assets: { 'hook.zip': 'asset.hook' } } });
  writeFileSync(join(assembly, 'asset.hook/index.js'), HOOK);
  const services = [cloudwatchLogs, iam, lambda, lexRuntimeV2];
  return { clock, cloud: await hostAssembly({ assembly, services, clock, random: seededRandom('1'), trace: traceLog(clock) }) };
}

describe('a hosted bot, through the SDK', () => {
  let clock: VirtualClock;
  let cloud: Cloud;
  let endpoint: string;
  const clients: LexRuntimeV2Client[] = [];

  const outputs = () => cloud.outputs['Bot'] ?? {};
  const address = () => ({ botId: outputs()['BotId'], botAliasId: outputs()['BotAliasId'], localeId: 'en_US', sessionId: 'session-1' });
  function clientOf(role: string): LexRuntimeV2Client {
    const credentials = cloud.context(lexRuntimeV2).identity.issueCredentials(outputs()[role] ?? '', () => undefined);
    const client = new LexRuntimeV2Client({ endpoint, region: 'us-east-1', credentials, maxAttempts: 1 });
    clients.push(client);
    return client;
  }

  beforeAll(async () => {
    ({ clock, cloud } = await host());
    endpoint = await cloud.listen(0);
  });
  afterAll(async () => {
    for (const client of clients) client.destroy();
    await cloud.close();
  });

  it('talks, over HTTP/2, with the function behind it', async () => {
    const answer = await drive(clock, clientOf('Client').send(new RecognizeTextCommand({ ...address(), text: 'Good morning' })));
    expect(answer).toMatchObject({
      messages: [{ contentType: 'PlainText', content: 'You said: Good morning' }],
      sessionState: { sessionAttributes: { intent: 'Greeting' }, intent: { name: 'Greeting' }, dialogAction: { type: 'ElicitIntent' } },
      interpretations: [{ nluConfidence: { score: 1 } }, {}],
    });
  });

  it('shows a session, puts another in its place, and deletes it', async () => {
    const client = clientOf('Client');
    await drive(clock, client.send(new RecognizeTextCommand({ ...address(), text: 'call me back' })));
    const session = await drive(clock, client.send(new GetSessionCommand(address())));
    expect(session.sessionState?.dialogAction).toEqual({ type: 'ElicitSlot', slotToElicit: 'FirstName' });
    const put = await drive(
      clock,
      client.send(new PutSessionCommand({ ...address(), sessionState: { sessionAttributes: { fresh: 'yes' } } })),
    );
    expect(JSON.parse(gunzipSync(Buffer.from(put.sessionState ?? '', 'base64')).toString())).toMatchObject({
      sessionAttributes: { fresh: 'yes' },
    });
    expect(await drive(clock, client.send(new DeleteSessionCommand(address())))).toMatchObject({ sessionId: 'session-1' });
    await expect(drive(clock, client.send(new GetSessionCommand(address())))).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it("throws the SDK's own exceptions", async () => {
    const client = clientOf('Client');
    await expect(drive(clock, client.send(new RecognizeTextCommand({ ...address(), text: '' })))).rejects.toMatchObject({
      name: 'ValidationException',
      $metadata: { httpStatusCode: 400 },
    });
    await expect(drive(clock, clientOf('Stranger').send(new RecognizeTextCommand({ ...address(), text: 'hello' })))).rejects.toMatchObject({
      name: 'AccessDeniedException',
    });
  });
});

describe('a bot that is wired wrongly', () => {
  it('cannot call a function that does not permit it: a turn fails, and says which permission is missing', async () => {
    const { clock, cloud } = await host({ Permission: { Type: 'AWS::Lambda::Version', Properties: { FunctionName: ref('Function') } } });
    const { BotId: botId, BotAliasId: botAliasId } = cloud.outputs['Bot'] as { BotId: string; BotAliasId: string };
    const input = { botId, botAliasId, localeId: 'en_US', sessionId: 'session-1', text: 'hello' };
    const turn = cloud.call({ service: 'lex-runtime-v2', operation: 'RecognizeText', input, principal: { kind: 'operator' } });
    await expect(drive(clock, turn)).rejects.toMatchObject({
      name: 'DependencyFailedException',
      message: expect.stringMatching(/^Access denied while invoking lambda function/),
    });
    expect(cloud.context(lexRuntimeV2).trace.faults.map(({ what }) => what)).toContainEqual(
      expect.stringMatching(/no resource-based policy allows the lambda:InvokeFunction action/),
    );
    await cloud.close();
  });

  it.each<[string, object, RegExp]>([
    [
      'names a function that is not there',
      { Live: { Type: 'AWS::Lex::BotAlias', Properties: aliasProperties(ref('Bot'), getAtt('BotVersion', 'BotVersion')) } },
      /function:fulfillment:live is no version or alias of a function hosted here/,
    ],
    ['has a role of somebody else', { LexRole: trustedBy('lambda.amazonaws.com') }, /cannot be assumed by lexv2.amazonaws.com/],
  ])('is refused at the start when it %s', async (_case, changes, refusal) => {
    await expect(host(changes)).rejects.toThrow(refusal);
  });
});
