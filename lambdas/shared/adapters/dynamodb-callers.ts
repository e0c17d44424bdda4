import { VISITOR } from '../domain/caller-context';
import type { Callers } from '../ports/callers';
import { type DynamodbTableOptions, dynamodbTable } from './dynamodb/table';
import { profileKey } from './dynamodb-callbacks/callback-row';

/** The items `CALLER#<id>` | `PROFILE`; of their fields only the count leaves the table. */
export function dynamodbCallers(options: DynamodbTableOptions): Callers {
  const table = dynamodbTable(options);
  return {
    async find(callerId) {
      const item = await table.get(profileKey(callerId));
      return item ? { callbacks: Number(item['callbacks'] ?? 0) } : VISITOR;
    },
  };
}
