import type { CancellationReason, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { ServiceError } from '../../cloud/service';
import type { Database, Item, Table } from './database';
import { keyOf } from './time-to-live';

/** What one member of a transaction does, and the action that does it. A ConditionCheck only has its condition looked at. */
const ACTIONS = { Put: 'PutItem', Update: 'UpdateItem', Delete: 'DeleteItem', ConditionCheck: 'DeleteItem' } as const;
export type Kind = keyof typeof ACTIONS;

/** What a transaction writes is billed twice: prepared, then committed. */
const TRANSACTION_PRICE = 2;
const UNIT_BYTES = 1024;

interface Member {
  readonly kind: Kind;
  // biome-ignore lint/suspicious/noExplicitAny: the shape is that of the action's input
  readonly data: any;
  readonly table: Table;
}

/** The one thing that a member of TransactItems asks for. */
export function kindOf(member: TransactWriteItem): Kind {
  const kinds = (Object.keys(ACTIONS) as Kind[]).filter((kind) => member[kind] !== undefined);
  const [kind] = kinds;
  if (kind === undefined || kinds.length > 1) {
    throw validation('TransactItems can only contain one of Check, Put, Update or Delete');
  }
  return kind;
}

/**
 * Applies all members or none. Inside `exclusively` only, so that nobody sees it half done.
 * Throws ValidationException for what is wrong without looking at the items, TransactionCanceledException for what is found there.
 */
export async function transactWrite(database: Database, items: readonly TransactWriteItem[]): Promise<void> {
  const members: Member[] = [];
  for (const item of items) members.push(await memberOf(database, item));

  const keyFaults = members.map(({ data, table }) => database.keyFault(table, data));
  const emptyKey = keyFaults.find((fault) => fault?.message.includes('cannot contain an empty'));
  if (emptyKey) throw emptyKey;
  if (keyFaults.some(Boolean)) throw canceled(keyFaults.map(reasonOf));

  const identities = new Set(members.map(({ data, table }) => database.identity(table, data.Key ?? data.Item)));
  if (identities.size < members.length) throw validation('Transaction request cannot include multiple operations on one item');
  await applyAll(database, members);
}

async function memberOf(database: Database, item: TransactWriteItem): Promise<Member> {
  const kind = kindOf(item);
  const input = item[kind] ?? {};
  if (kind === 'ConditionCheck' && !item.ConditionCheck?.ConditionExpression) {
    throw validation('The ConditionCheck member of TransactItems requires a ConditionExpression');
  }
  const data = database.prepare(ACTIONS[kind], input);
  return { kind, data, table: await database.table(data.TableName) };
}

/** Every member is tried, so that each failure has its reason; the items are distinct, so that one cannot disturb another. */
async function applyAll(database: Database, members: readonly Member[]): Promise<void> {
  const undo: (() => Promise<void>)[] = [];
  const failures: (ServiceError | undefined)[] = [];
  for (const member of members) {
    try {
      const before = await database.item(member.table, member.data.Key ?? member.data.Item);
      await apply(database, member, before);
      undo.push(() => restore(database, member, before));
      failures.push(undefined);
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      failures.push(error);
    }
  }
  if (!failures.some(Boolean)) return;
  for (const restoreOne of undo) await restoreOne();
  throw canceled(failures.map(reasonOf));
}

async function apply(database: Database, { kind, data }: Member, before: Item | undefined): Promise<void> {
  if (kind !== 'ConditionCheck') {
    await database.run(ACTIONS[kind], data, TRANSACTION_PRICE);
  } else if (!database.conditionHolds(data, before)) {
    const seen = data.ReturnValuesOnConditionCheckFailure === 'ALL_OLD' && before ? { Item: before } : {};
    throw new ServiceError('ConditionalCheckFailedException', 'The conditional request failed', 400, seen);
  } else {
    const units = Math.max(1, Math.ceil((before ? database.sizeBytes(before) : 0) / UNIT_BYTES));
    database.bill('ConditionCheckItem', data.TableName, units * TRANSACTION_PRICE);
  }
}

async function restore(database: Database, { kind, data, table }: Member, before: Item | undefined): Promise<void> {
  if (kind === 'ConditionCheck') return;
  const { TableName } = table;
  if (before) await database.run('PutItem', database.prepare('PutItem', { TableName, Item: before }), 0);
  else await database.run('DeleteItem', database.prepare('DeleteItem', { TableName, Key: keyOf(data.Key ?? data.Item, table) }), 0);
}

function reasonOf(failure: ServiceError | undefined): CancellationReason {
  if (!failure) return { Code: 'None' };
  const Code = failure.name === 'ConditionalCheckFailedException' ? 'ConditionalCheckFailed' : 'ValidationError';
  return { Code, Message: failure.message, ...failure.members };
}

function canceled(reasons: readonly CancellationReason[]): ServiceError {
  const codes = reasons.map(({ Code }) => Code).join(', ');
  return new ServiceError(
    'TransactionCanceledException',
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    400,
    { CancellationReasons: reasons },
  );
}

const validation = (message: string) => new ServiceError('ValidationException', message);
