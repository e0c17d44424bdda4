import type { FunctionConfiguration as WireConfiguration } from '@aws-sdk/client-lambda';
import type { CallContext, Operation } from '../../../cloud/service';
import { parseFunctionName, qualifiedName } from '../function-name';
import type { Functions } from '../store';

export interface GetFunctionConfigurationInput {
  /** Name or ARN, qualified or not. */
  readonly FunctionName?: string;
  readonly Qualifier?: string;
}

/** Not here: what changes nothing in this cloud (architecture, tracing, storage), hashes and times. */
// https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionConfiguration.html
function run({ FunctionName, Qualifier }: GetFunctionConfigurationInput, { store }: CallContext<Functions>): WireConfiguration {
  const reference = parseFunctionName(FunctionName, Qualifier);
  const fn = store.get(reference);
  fn.mustHave(reference.qualifier);
  const { name, arn, runtime, handler, roleArn, timeoutSeconds, memoryMiB, variables, deadLetterQueueArn, codeBytes } = fn.configuration;
  const { qualifier = '$LATEST' } = reference;
  return {
    FunctionName: name,
    FunctionArn: reference.qualifier ? `${arn}:${reference.qualifier}` : arn,
    Runtime: runtime as NonNullable<WireConfiguration['Runtime']>,
    Role: roleArn,
    Handler: handler,
    CodeSize: codeBytes,
    Timeout: timeoutSeconds,
    MemorySize: memoryMiB,
    Version: fn.aliases.get(qualifier)?.version ?? qualifier,
    Environment: { Variables: { ...variables } },
    ...(deadLetterQueueArn !== undefined && { DeadLetterConfig: { TargetArn: deadLetterQueueArn } }),
    State: 'Active',
    LastUpdateStatus: 'Successful',
  };
}

const referenceOf = ({ FunctionName, Qualifier }: GetFunctionConfigurationInput) => parseFunctionName(FunctionName, Qualifier);

export const getFunctionConfiguration: Operation<Functions, GetFunctionConfigurationInput, WireConfiguration> = {
  run,
  permissions: (input, { arn }) => [{ action: 'lambda:GetFunctionConfiguration', resource: arn(qualifiedName(referenceOf(input))) }],
  http: { method: 'GET', path: '/2015-03-31/functions/{FunctionName}/configuration' },
};
