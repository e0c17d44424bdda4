import { concurrently } from '../../concurrently';
import type { Callback } from '../../domain/callback';
import type { OpenCallbacks } from '../../ports/callbacks';
import type { Item } from '../dynamodb/attribute-values';
import type { DynamodbTable } from '../dynamodb/table';
import { OPEN_INDEX, OPEN_SHARDS, rowKey } from './callback-row';

export interface Look {
  /** Epoch seconds, as `dueAfter`. */
  readonly dueBefore: number;
  readonly dueAfter: number;
  readonly limit: number;
}

/** DynamoDB's own limit is a hundred; fewer come back whole. */
const ROWS_PER_READ = 25;
const CONCURRENT_READS = 4;

/** The index holds keys only, so that no personal data is copied: the rows are read by themselves, consistently, and may be others by then. */
export async function openCallbacks(
  table: DynamodbTable,
  callbackOf: (item: Item) => Callback | undefined,
  { dueBefore, dueAfter, limit }: Look,
): Promise<OpenCallbacks> {
  const range = { name: 'dueAt', after: dueAfter, upTo: dueBefore };
  const failures: Error[] = [];
  const shards = await Promise.all(
    OPEN_SHARDS.map((value) => unless(failures, table.query(OPEN_INDEX, { name: 'openShard', value }, range, limit))),
  );
  if (failures.length === OPEN_SHARDS.length) throw failures[0];
  const oldest = shards
    .flatMap((shard) => shard ?? [])
    .sort((one, other) => Number(one['dueAt']) - Number(other['dueAt']))
    .slice(0, limit)
    .map(({ PK }) => rowKey(String(PK).slice('CALLBACK#'.length)));

  const rows = new Array<Callback | undefined>(oldest.length);
  const batches = Array.from({ length: Math.ceil(oldest.length / ROWS_PER_READ) }, (_, n) => n * ROWS_PER_READ);
  await concurrently(batches, CONCURRENT_READS, async (start) => {
    const items = await unless(failures, table.getMany(oldest.slice(start, start + ROWS_PER_READ)));
    for (const [index, item] of items?.entries() ?? []) rows[start + index] = item && callbackOf(item);
  });
  return { rows: rows.filter((row) => row !== undefined && row.dueAt > dueAfter && row.dueAt <= dueBefore) as Callback[], failures };
}

/** `undefined` when it failed, which is kept: one slow shard must not hide the others. */
async function unless<T>(failures: Error[], reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    failures.push(error as Error);
    return undefined;
  }
}
