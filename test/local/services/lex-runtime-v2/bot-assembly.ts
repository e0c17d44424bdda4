import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hostAssembly } from '../../../../local/cloud/host';
import { seededRandom } from '../../../../local/cloud/seeded-random';
import { traceLog } from '../../../../local/cloud/trace-log';
import { virtualClock } from '../../../../local/cloud/virtual-clock';
import { cloudwatchLogs } from '../../../../local/services/cloudwatch-logs';
import { iam } from '../../../../local/services/iam';
import { lambda } from '../../../../local/services/lambda';
import { lexRuntimeV2 } from '../../../../local/services/lex-runtime-v2';
import { TEST_START_MS } from '../../../support/service-context';
import { writeAssembly } from '../../../support/write-assembly';
import { aliasProperties, botProperties, CALLBACK, FALLBACK, GREETING, versionProperties } from './hosted-bot';

/** A bot, its function and the roles of two clients, hosted whole. */
export const ref = (Ref: string) => ({ Ref }) as unknown as string;
const getAtt = (id: string, attribute: string) => ({ 'Fn::GetAtt': [id, attribute] }) as unknown as string;
export const trustedBy = (Service: string, ...statements: object[]) => ({
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
      Action: ['lex:RecognizeText', 'lex:StartConversation', 'lex:*Session'],
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

export async function host(changes: object = {}, hook = HOOK) {
  const clock = virtualClock({ startMs: TEST_START_MS });
  const assembly = writeAssembly({ Bot: { template: template(changes), assets: { 'hook.zip': 'asset.hook' } } });
  writeFileSync(join(assembly, 'asset.hook/index.js'), hook);
  const services = [cloudwatchLogs, iam, lambda, lexRuntimeV2];
  return { clock, cloud: await hostAssembly({ assembly, services, clock, random: seededRandom('1'), trace: traceLog(clock) }) };
}
