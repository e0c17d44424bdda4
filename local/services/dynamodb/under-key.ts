import type { Operation } from '../../cloud/service';
import { useKey } from '../kms/use-key';
import type { Tables } from './store';

/** The operations, each of which is decided by the policy of a table's key too, where the table is under one of the customer's. */
export const underKey = (operations: Readonly<Record<string, Operation<Tables>>>): Record<string, Operation<Tables>> =>
  Object.fromEntries(
    Object.entries(operations).map(([name, operation]) => [
      name,
      {
        ...operation,
        run(input, context) {
          for (const keyArn of keysOf(operation, input, context)) useKey('kms:Decrypt', keyArn, 'dynamodb', context);
          return operation.run(input, context);
        },
      } satisfies Operation<Tables>,
    ]),
  );

/** Of the tables that the operation names, in what it must be allowed. */
function keysOf(operation: Operation<Tables>, input: unknown, context: Parameters<Operation<Tables>['run']>[1]): Set<string> {
  const { keys } = context.store;
  if (keys.size === 0) return new Set();
  const resources = operation.permissions?.(input, context).map(({ resource }) => resource) ?? [];
  return new Set(resources.flatMap((resource) => keys.get(/:table\/([^/]+)/.exec(resource)?.[1] ?? '') ?? []));
}
