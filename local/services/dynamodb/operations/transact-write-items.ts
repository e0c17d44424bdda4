import type { TransactWriteItemsInput, TransactWriteItemsOutput } from '@aws-sdk/client-dynamodb';
import { type Operation, ServiceError } from '../../../cloud/service';
import { LATENCY_MS } from '../item-operation';
import { permissionOn } from '../permissions';
import type { Tables } from '../store';
import { type Kind, kindOf, transactWrite } from '../transaction';

const MAX_MEMBERS = 100;
const ACTION_OF: Readonly<Record<Kind, string>> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
};

// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
/** The same request under the same ClientRequestToken within ten minutes succeeds without doing anything. */
export const transactWriteItems: Operation<Tables, TransactWriteItemsInput, TransactWriteItemsOutput> = {
  /** There is no permission for the transaction itself: each member needs that of its own action. */
  permissions: ({ TransactItems }, context) =>
    (TransactItems ?? []).flatMap((item) => {
      const kind = kindOf(item);
      return permissionOn(ACTION_OF[kind])({ TableName: item[kind]?.TableName }, context);
    }),
  latencyMs: LATENCY_MS,

  run({ TransactItems, ClientRequestToken, ...others }, { store: { database, transactionTokens } }) {
    const unknown = Object.entries(others).find(([, value]) => value !== undefined && value !== 'NONE');
    if (unknown) throw new ServiceError('ValidationException', `the local cloud does not host ${unknown[0]} of TransactWriteItems`);
    const count = TransactItems?.length ?? 0;
    if (!TransactItems || count < 1 || count > MAX_MEMBERS) {
      const limit = count < 1 ? 'greater than or equal to 1' : `less than or equal to ${MAX_MEMBERS}`;
      throw new ServiceError(
        'ValidationException',
        `1 validation error detected: Value at 'transactItems' failed to satisfy constraint: Member must have length ${limit}`,
      );
    }

    const request = JSON.stringify(TransactItems);
    return database.exclusively(async () => {
      if (ClientRequestToken !== undefined && transactionTokens.isApplied(ClientRequestToken, request)) return {};
      await transactWrite(database, TransactItems);
      if (ClientRequestToken !== undefined) transactionTokens.remember(ClientRequestToken, request);
      return {};
    });
  },
};
