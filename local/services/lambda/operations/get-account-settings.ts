import type { GetAccountSettingsResponse } from '@aws-sdk/client-lambda';
import type { CallContext, Operation } from '../../../cloud/service';
import type { Functions } from '../store';

/** What an account is allowed. Not here: sizes of code, and what is in use. */
// https://docs.aws.amazon.com/lambda/latest/api/API_GetAccountSettings.html
function run(_input: object, { store }: CallContext<Functions>): GetAccountSettingsResponse {
  const reserved = store.all().reduce((sum, { configuration }) => sum + (configuration.reservedConcurrency ?? 0), 0);
  return {
    AccountLimit: { ConcurrentExecutions: store.accountConcurrency, UnreservedConcurrentExecutions: store.accountConcurrency - reserved },
  };
}

export const getAccountSettings: Operation<Functions, object, GetAccountSettingsResponse> = {
  run,
  permissions: () => [{ action: 'lambda:GetAccountSettings', resource: '*' }],
  http: { method: 'GET', path: '/2016-08-19/account-settings' },
};
