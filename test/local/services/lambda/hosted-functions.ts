import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cloud } from '../../../../local/cloud/cloud';
import { hostAssembly } from '../../../../local/cloud/host';
import { seededRandom } from '../../../../local/cloud/seeded-random';
import type { Principal } from '../../../../local/cloud/service';
import type { Trace } from '../../../../local/cloud/trace';
import { traceLog } from '../../../../local/cloud/trace-log';
import type { VirtualClock } from '../../../../local/cloud/virtual-clock';
import { cloudwatchLogs } from '../../../../local/services/cloudwatch-logs';
import { iam } from '../../../../local/services/iam';
import { lambda, lambdaOn } from '../../../../local/services/lambda';
import type { InvokeOutput } from '../../../../local/services/lambda/operations/invoke';
import { clockFor } from '../../../../local/services/lambda/runtime/choose';
import { inProcess } from '../../../../local/services/lambda/runtime/in-process';
import { secretsManager } from '../../../../local/services/secrets-manager';
import { sqs } from '../../../../local/services/sqs';
import { writeAssembly } from '../../../support/write-assembly';
import { bundle } from './bundle';

/** Monday, 2 November 2026. */
export const START_MS = Date.UTC(2026, 10, 2, 15);

export interface FunctionInTest {
  readonly source: string;
  readonly properties?: object;
  /** Of the alias `live`. */
  readonly alias?: object;
  /** Beside its log. */
  readonly allowed?: readonly { action: string; resource: unknown }[];
  readonly isLogAllowed?: boolean;
}

export interface InvokeOptions {
  readonly Payload?: string;
  readonly Qualifier?: string;
  readonly InvocationType?: string;
  readonly principal?: Principal;
}

export interface HostedFunctions {
  readonly cloud: Cloud;
  readonly clock: VirtualClock;
  readonly trace: Trace;
  readonly store: ReturnType<typeof lambda.createStore>;
  /** Calls Invoke within the host. */
  call(functionName: string, options?: InvokeOptions): Promise<InvokeOutput>;
  /** The same, and moves time until it is answered. */
  invoke(functionName: string, options?: InvokeOptions): Promise<InvokeOutput>;
  lines(functionName: string): string[];
}

/** Hosts functions called by their keys, each with a version, an alias `live` and a role of its own, and further resources of the template. */
export async function hostFunctions(
  functions: Record<string, FunctionInTest>,
  resources: object = {},
  seed = '1',
  runtime = inProcess,
): Promise<HostedFunctions> {
  const template = { Resources: { ...Object.assign({}, ...Object.entries(functions).map(resourcesOf)), ...resources } };
  const assets = Object.fromEntries(Object.keys(functions).map((name) => [`${name}.zip`, `asset.${name}`]));
  const assembly = writeAssembly({ Test: { template, assets } });
  for (const [name, { source }] of Object.entries(functions)) {
    copyFileSync(join(await bundle(source), 'index.js'), join(assembly, `asset.${name}`, 'index.js'));
  }
  const clock = clockFor(runtime, START_MS);
  const trace = traceLog(clock);
  const services = [cloudwatchLogs, iam, lambdaOn(runtime), secretsManager, sqs];
  const cloud = await hostAssembly({ assembly, services, clock, trace, random: seededRandom(seed) });
  const operator: Principal = { kind: 'operator' };
  const call = (FunctionName: string, { principal = operator, ...input }: InvokeOptions = {}): Promise<InvokeOutput> =>
    cloud.call({ service: 'lambda', operation: 'Invoke', input: { FunctionName, ...input }, principal });
  return {
    cloud,
    clock,
    trace,
    store: cloud.context(lambda).store,
    call,
    async invoke(functionName, options) {
      const answered = call(functionName, options);
      let isSettled = false;
      const settled = () => {
        isSettled = true;
      };
      answered.then(settled, settled);
      await clock.runUntil(() => isSettled);
      return answered;
    },
    lines: (functionName) =>
      cloud
        .context(cloudwatchLogs)
        .store.read(`/aws/lambda/${functionName}`)
        .map(({ message }) => message),
  };
}

const LOGS = [{ Effect: 'Allow', Action: ['logs:CreateLogStream', 'logs:PutLogEvents'], Resource: '*' }];

function resourcesOf([name, { properties, alias, allowed = [], isLogAllowed = true }]: [string, FunctionInTest]): object {
  const statements = [
    ...(isLogAllowed ? LOGS : []),
    ...allowed.map(({ action, resource }) => ({ Effect: 'Allow', Action: action, Resource: resource })),
  ];
  const trust = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } }],
  };
  return {
    [`${name}Role`]: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: trust,
        Policies: [{ PolicyName: 'Own', PolicyDocument: { Version: '2012-10-17', Statement: statements } }],
      },
    },
    [name]: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        FunctionName: name,
        Code: { S3Bucket: 'assets', S3Key: `${name}.zip` },
        Handler: 'index.handler',
        Runtime: 'nodejs24.x',
        Role: { 'Fn::GetAtt': [`${name}Role`, 'Arn'] },
        MemorySize: 1769,
        ...properties,
      },
    },
    [`${name}Version`]: { Type: 'AWS::Lambda::Version', Properties: { FunctionName: { Ref: name } } },
    [`${name}Live`]: {
      Type: 'AWS::Lambda::Alias',
      Properties: { FunctionName: { Ref: name }, FunctionVersion: { 'Fn::GetAtt': [`${name}Version`, 'Version'] }, Name: 'live', ...alias },
    },
  };
}
