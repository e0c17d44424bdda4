import { randomUUID } from 'node:crypto';
import { type AttributeValue, type TransactWriteItem, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import type { Access, Key } from './access';
import { fromAttributes, type Item, toAttributes } from './attribute-values';
import { type Change, expressionsOf } from './expressions';
import { cancellationsOf, mayTransactAgain, withRetries } from './retries';

/** One item's part of a transaction. `check`: nothing is changed, its condition must hold. */
export type Member =
  | { readonly put: Item & Key; readonly condition?: string }
  | { readonly update: Key; readonly change: Change }
  | { readonly check: Key; readonly change: Pick<Change, 'condition' | 'values'> };

/** Which members did not hold, by their index, with the items that stood in the way. Empty: all of it is done. */
export type Failed = ReadonlyMap<number, Item | undefined>;

/** Under a token of its own, so that it is done once although it may be sent again. */
export async function transact({ client, deadlineMs, TableName }: Access, members: readonly Member[]): Promise<Failed> {
  const command = new TransactWriteItemsCommand({
    TransactItems: members.map((member) => itemOf(TableName, member)),
    ClientRequestToken: randomUUID(),
  });
  try {
    await withRetries(deadlineMs, mayTransactAgain, (options) => client.send(command, options));
    return new Map();
  } catch (error) {
    const reasons = [...cancellationsOf(error).entries()].filter(([, { Code }]) => Code === 'ConditionalCheckFailed');
    if (reasons.length === 0) throw error;
    return new Map(reasons.map(([index, { Item }]) => [index, Item ? fromAttributes(Item as Record<string, AttributeValue>) : undefined]));
  }
}

const RETURN_OLD = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } as const;

const keyOf = ({ PK, SK }: Key) => toAttributes({ PK, SK });

function itemOf(TableName: string, member: Member): TransactWriteItem {
  if ('put' in member) {
    return {
      Put: { TableName, Item: toAttributes(member.put), ...(member.condition && { ConditionExpression: member.condition }), ...RETURN_OLD },
    };
  }
  if ('update' in member) return { Update: { TableName, Key: keyOf(member.update), ...expressionsOf(member.change), ...RETURN_OLD } };
  const { UpdateExpression: _nothing, ConditionExpression = '', ...names } = expressionsOf(member.change);
  return { ConditionCheck: { TableName, Key: keyOf(member.check), ConditionExpression, ...names, ...RETURN_OLD } };
}
