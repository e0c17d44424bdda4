import type { GetProvisionedConcurrencyConfigResponse } from '@aws-sdk/client-lambda';
import { type CallContext, type Operation, ServiceError } from '../../../cloud/service';
import { parseFunctionName, qualifiedName } from '../function-name';
import type { Functions } from '../store';
import type { GetFunctionConfigurationInput } from './get-function-configuration';

/** Provisioned environments are there when the assembly is hosted. */
// https://docs.aws.amazon.com/lambda/latest/api/API_GetProvisionedConcurrencyConfig.html
function run(
  { FunctionName, Qualifier }: GetFunctionConfigurationInput,
  { store }: CallContext<Functions>,
): GetProvisionedConcurrencyConfigResponse {
  const reference = parseFunctionName(FunctionName, Qualifier);
  const count = store.get(reference).aliases.get(reference.qualifier ?? '')?.provisionedConcurrency ?? 0;
  if (count === 0)
    throw new ServiceError(
      'ProvisionedConcurrencyConfigNotFoundException',
      'No Provisioned Concurrency Config found for this function',
      404,
    );
  return {
    RequestedProvisionedConcurrentExecutions: count,
    AvailableProvisionedConcurrentExecutions: count,
    AllocatedProvisionedConcurrentExecutions: count,
    Status: 'READY',
  };
}

export const getProvisionedConcurrencyConfig: Operation<Functions, GetFunctionConfigurationInput> = {
  run,
  permissions: ({ FunctionName, Qualifier }, { arn }) => [
    { action: 'lambda:GetProvisionedConcurrencyConfig', resource: arn(qualifiedName(parseFunctionName(FunctionName, Qualifier))) },
  ],
  http: { method: 'GET', path: '/2019-09-30/functions/{FunctionName}/provisioned-concurrency' },
};
