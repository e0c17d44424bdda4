import { statSync } from 'node:fs';
import { join } from 'node:path';
import { onlyProperties, physicalName } from '../../../cloud/properties';
import { type Provision, Refusal, type Resource } from '../../../cloud/service';
import { type FunctionConfiguration, LambdaFunction } from '../lambda-function';
import type { LogLevel } from '../runtime/runtime';
import type { Functions } from '../store';
import { reservedVariables } from '../variables';

const FUNCTION = [
  'Architectures',
  'Code',
  'DeadLetterConfig',
  'Description',
  'Environment',
  'EphemeralStorage',
  'FunctionName',
  'Handler',
  'LoggingConfig',
  'MemorySize',
  'ReservedConcurrentExecutions',
  'Role',
  'Runtime',
  'Tags',
  'Timeout',
  'TracingConfig',
];

/** AWS::Lambda::Function: a Node bundle of the assembly. Architecture, ephemeral storage and tags change nothing here. */
export const lambdaFunction: Provision<Functions> = (resource, { store, arn, identity }) => {
  onlyProperties(resource, FUNCTION);
  const name: string = resource.properties.FunctionName ?? physicalName(resource, 64);
  const configuration = configurationOf(resource, name, arn(`function:${name}`));
  identity.assumeRole(configuration.roleArn, 'lambda.amazonaws.com', configuration.arn);
  store.add(new LambdaFunction(configuration));
  return { ref: name, attributes: { Arn: configuration.arn } };
};

function configurationOf({ properties, where, asset }: Resource, name: string, arn: string): FunctionConfiguration {
  const { Code, Runtime, Handler, LoggingConfig = {}, DeadLetterConfig, ReservedConcurrentExecutions, Environment } = properties;
  const refuse = (what: string): never => {
    throw new Refusal(what, where);
  };
  if (!/^nodejs\d+\.x$/.test(Runtime)) refuse(`Runtime is ${Runtime}, expected nodejs`);
  if (!Code?.S3Key) refuse('Code has no S3Key, expected an asset of the cloud assembly');
  if (!/^[\w-]+\.[\w.]+$/.test(Handler)) refuse(`Handler is ${Handler}, expected file.export`);
  const variables = Object.fromEntries(Object.entries(Environment?.Variables ?? {}).map(([key, value]) => [key, String(value)]));
  const reserved = reservedVariables(variables);
  if (reserved.length > 0) refuse(`Environment sets ${reserved.join(', ')}, which Lambda sets itself`);
  const deadLetterQueueArn: string | undefined = DeadLetterConfig?.TargetArn;
  if (deadLetterQueueArn && !deadLetterQueueArn.startsWith('arn:aws:sqs:'))
    refuse(`DeadLetterConfig is ${deadLetterQueueArn}, expected a queue`);
  const codeDirectory = asset(Code.S3Key);
  return {
    name,
    arn,
    codeDirectory,
    codeBytes: bundleBytes(codeDirectory, Handler, refuse),
    runtime: Runtime,
    handler: Handler,
    roleArn: properties.Role,
    timeoutSeconds: Number(properties.Timeout ?? 3),
    memoryMiB: Number(properties.MemorySize ?? 128),
    variables,
    reservedConcurrency: ReservedConcurrentExecutions === undefined ? undefined : Number(ReservedConcurrentExecutions),
    deadLetterQueueArn,
    isTraced: properties.TracingConfig?.Mode === 'Active',
    logGroup: LoggingConfig.LogGroup ?? `/aws/lambda/${name}`,
    logFormat: { kind: LoggingConfig.LogFormat ?? 'Text', level: (LoggingConfig.ApplicationLogLevel ?? 'INFO') as LogLevel },
    where,
  };
}

function bundleBytes(codeDirectory: string, handler: string, refuse: (what: string) => never): number {
  const moduleName = handler.split('.')[0];
  for (const extension of ['.js', '.cjs']) {
    const stats = statSync(join(codeDirectory, `${moduleName}${extension}`), { throwIfNoEntry: false });
    if (stats) return stats.size;
  }
  return refuse(`Handler is ${handler}, and the asset has no ${moduleName}.js`);
}
