import { concurrently } from '../../concurrently';
import type { Callback } from '../../domain/callback';
import type { DynamodbTable } from '../dynamodb/table';
import { OPEN_INDEX, OPEN_SHARDS } from './callback-row';

export interface Look {
  /** Epoch seconds, as `dueAfter`. */
  readonly dueBefore: number;
  readonly dueAfter: number;
  readonly limit: number;
}

const CONCURRENT_READS = 8;

/** The index holds keys only, so that no personal data is copied: each row is read by itself, consistently, and may be another by then. */
export async function openCallbacks(
  table: DynamodbTable,
  find: (callbackId: string) => Promise<Callback | undefined>,
  { dueBefore, dueAfter, limit }: Look,
): Promise<readonly Callback[]> {
  const range = { name: 'dueAt', after: dueAfter, upTo: dueBefore };
  const shards = await Promise.all(OPEN_SHARDS.map((value) => table.query(OPEN_INDEX, { name: 'openShard', value }, range, limit)));
  const oldest = shards
    .flat()
    .sort((one, other) => Number(one['dueAt']) - Number(other['dueAt']))
    .slice(0, limit);

  const rows = new Array<Callback | undefined>(oldest.length);
  await concurrently([...oldest.entries()], CONCURRENT_READS, async ([index, { PK }]) => {
    rows[index] = await find(String(PK).slice('CALLBACK#'.length));
  });
  return rows.filter((row) => row !== undefined && row.dueAt > dueAfter && row.dueAt <= dueBefore) as Callback[];
}
