import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import deleteItem from 'dynalite/actions/deleteItem';
import describeTable from 'dynalite/actions/describeTable';
import getItem from 'dynalite/actions/getItem';
import putItem from 'dynalite/actions/putItem';
import query from 'dynalite/actions/query';
import updateItem from 'dynalite/actions/updateItem';
import * as dynalite from 'dynalite/db';
import { checkTypes, checkValidations } from 'dynalite/validations';
import batchGetItemRules from 'dynalite/validations/batchGetItem';
import createTableRules from 'dynalite/validations/createTable';
import deleteItemRules from 'dynalite/validations/deleteItem';
import describeTableRules from 'dynalite/validations/describeTable';
import getItemRules from 'dynalite/validations/getItem';
import putItemRules from 'dynalite/validations/putItem';
import queryRules from 'dynalite/validations/query';
import updateItemRules from 'dynalite/validations/updateItem';
import type { Clock } from '../../cloud/clock';
import { ServiceError } from '../../cloud/service';

export type Item = Record<string, AttributeValue>;
export type Table = dynalite.Table;

/** dynalite knows nothing of it and would drop it. */
const OLD_ITEM_ON_FAILURE = { ReturnValuesOnConditionCheckFailure: { type: 'String', enum: ['ALL_OLD', 'NONE'] } };

const ACTIONS = {
  GetItem: { run: getItem, rules: getItemRules },
  PutItem: { run: putItem, rules: withTypes(putItemRules, OLD_ITEM_ON_FAILURE) },
  UpdateItem: { run: updateItem, rules: withTypes(updateItemRules, OLD_ITEM_ON_FAILURE) },
  DeleteItem: { run: deleteItem, rules: withTypes(deleteItemRules, OLD_ITEM_ON_FAILURE) },
  Query: { run: query, rules: queryRules },
  DescribeTable: { run: describeTable, rules: describeTableRules },
};
const RULES_ONLY = { BatchGetItem: batchGetItemRules, CreateTable: createTableRules };

export type Action = keyof typeof ACTIONS;

/** Capacity units, as they are billed. A conditional write that fails consumes some on AWS, and none here. */
export interface Consumed {
  readonly table: string;
  readonly readUnits?: number;
  readonly writeUnits?: number;
}

const READS: readonly Action[] = ['GetItem', 'Query'];

/**
 * The tables and their items, in memory, in dynalite. The only file that knows dynalite.
 *
 * Whatever reads or writes does so inside `exclusively`: one piece of work after another, in the order of asking, so that every run of the
 * same requests ends the same way and a transaction is seen whole or not at all. All of it is real work: virtual time stands still meanwhile.
 */
export class Database {
  private readonly store = dynalite.create({});
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly clock: Clock,
    private readonly onConsumed: (consumed: Consumed) => void = () => undefined,
  ) {}

  exclusively<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(work);
    this.last = turn.catch(() => undefined); // whoever asked hears of the failure; the next one starts all the same
    return this.clock.busy(turn);
  }

  async close(): Promise<void> {
    await this.exclusively(() => called<void>((done) => this.store.db.close(done)));
  }

  /** Writes the description itself: dynalite's own CreateTable keeps real time, real randomness and a timer. */
  async addTable(description: Table): Promise<void> {
    await this.exclusively(() => called<void>((done) => this.store.tableDb.put(description.TableName, description, done)));
  }

  /** The input as the action wants it: checked, its expressions parsed. Throws ServiceError in AWS's words. */
  // biome-ignore lint/suspicious/noExplicitAny: the shape is that of the action's input
  prepare(action: Action | keyof typeof RULES_ONLY, input: object): any {
    const { types, custom } = action in ACTIONS ? ACTIONS[action as Action].rules : RULES_ONLY[action as keyof typeof RULES_ONLY];
    try {
      const data = checkTypes(structuredClone(input), types); // the check deletes what it does not know
      checkValidations(data, types, custom, this.store);
      return data;
    } catch (error) {
      throw asServiceError(error);
    }
  }

  /**
   * Runs what was prepared. A failed condition carries the item, if that was asked for. `price`: how many times its units are billed, two in
   * a transaction, none for what nobody asked for. Inside `exclusively` only.
   */
  // biome-ignore lint/suspicious/noExplicitAny: each action has its own output, that of the API
  async run(action: Action, data: any, price = 1): Promise<any> {
    try {
      const { ReturnConsumedCapacity: asked = 'NONE' } = data;
      const measured = { ...data, ReturnConsumedCapacity: asked === 'NONE' ? 'TOTAL' : asked };
      // biome-ignore lint/suspicious/noExplicitAny: see above
      const { ConsumedCapacity, ...output } = await called<any>((done) => ACTIONS[action].run(this.store, measured, done));
      if (ConsumedCapacity && price > 0) this.bill(action, data.TableName, ConsumedCapacity.CapacityUnits * price);
      return asked === 'NONE' ? output : { ...output, ConsumedCapacity };
    } catch (error) {
      const failure = asServiceError(error);
      if (failure.name !== 'ConditionalCheckFailedException' || data.ReturnValuesOnConditionCheckFailure !== 'ALL_OLD') throw failure;
      const item = await this.item(await this.table(data.TableName), data.Key ?? data.Item);
      throw item ? new ServiceError(failure.name, failure.message, failure.status, { Item: item }) : failure;
    }
  }

  /** Tells of units that an action consumed. */
  bill(action: Action | 'ConditionCheckItem', table: string, units: number): void {
    const isRead = READS.some((read) => read === action);
    this.onConsumed({ table, ...(isRead ? { readUnits: units } : { writeUnits: units }) });
  }

  /** Inside `exclusively` only. Throws ResourceNotFoundException. */
  table(tableName: string): Promise<Table> {
    return called((done) => this.store.getTable(tableName, done));
  }

  /** Inside `exclusively` only. */
  item(table: Table, key: Item): Promise<Item | undefined> {
    return called((done) => this.store.getItemDb(table.TableName).get(dynalite.createKey(key, table), done));
  }

  /** Every item of the table. Inside `exclusively` only. */
  async items(tableName: string): Promise<Item[]> {
    const items: Item[] = [];
    for await (const item of this.store.getItemDb(tableName).createValueStream({})) items.push(item);
    return items;
  }

  /** What is wrong with the key, or with the keys in the item, for this table. */
  keyFault(table: Table, { Key, Item }: { readonly Key?: Item; readonly Item?: Item }): ServiceError | undefined {
    const fault = Item ? dynalite.validateItem(Item, table) : dynalite.validateKey(Key ?? {}, table);
    return fault ? asServiceError(fault) : undefined;
  }

  /** Whether the condition of prepared data holds for the item. */
  conditionHolds(data: object, item: Item | undefined): boolean {
    return !dynalite.checkConditional(data, item);
  }

  /** A name for the item that no other item of any table has. */
  identity(table: Table, keyOrItem: Item): string {
    return `${table.TableName} ${dynalite.createKey(keyOrItem, table)}`;
  }

  sizeBytes(item: Item): number {
    return dynalite.itemSize(item);
  }
}

function withTypes(rules: { readonly types: object; readonly custom?: unknown }, types: object) {
  return { ...rules, types: { ...rules.types, ...types } };
}

function called<T>(start: (done: dynalite.Done<T>) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    start((error, result) => (error ? reject(asServiceError(error)) : resolve(result as T)));
  });
}

/** dynalite's errors carry the body DynamoDB would send; any other error is a defect and stays as it is. */
function asServiceError(error: unknown): ServiceError {
  if (error instanceof ServiceError) return error;
  const { statusCode, body } = error as Partial<dynalite.WireError>;
  if (statusCode === undefined || body === undefined) throw error;
  return new ServiceError(body.__type.replace(/^.*#/, ''), body.message ?? body.Message ?? '', statusCode);
}
