import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Sender } from '../sdk/on-first-use';

/** Of an item of the one table. */
export interface Key {
  readonly PK: string;
  readonly SK: string;
}

/** What a call to a table is made with. */
export interface Access {
  readonly client: Sender<DynamoDBClient>;
  readonly deadlineMs: number;
  readonly TableName: string;
}
