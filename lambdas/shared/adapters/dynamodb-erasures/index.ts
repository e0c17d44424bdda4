import { type Erased, type Erasure, isOpen, NOTHING_ERASED } from '../../domain/erasure';
import { InvalidInput } from '../../domain/errors';
import type { ErasureRequest, Erasures, NewErasure } from '../../ports/erasures';
import type { Key } from '../dynamodb/access';
import type { Item } from '../dynamodb/attribute-values';
import { type DynamodbTableOptions, dynamodbTable } from '../dynamodb/table';
import { OPEN_INDEX } from '../dynamodb-callbacks/callback-row';
import { suppressKey } from '../dynamodb-dialing/keys';

/** Open ones are found by a partition of their own in the index of open callbacks: there are few. */
const OPEN_SHARD = 'ERASURES';

/** A receipt may be asked for years later; nothing personal is in it. */
const RECEIPT_KEPT_SECONDS = 3 * 365 * 24 * 60 * 60;

/** The rows `ERASURE#<id>` | `STATE` of the one table. Every call has a deadline of 800 ms. */
export function dynamodbErasures(options: DynamodbTableOptions): Erasures {
  const table = dynamodbTable(options);
  const find = async (erasureId: string): Promise<Erasure | undefined> => {
    const item = await table.get(keyOf(erasureId));
    return item && erasureOf(item);
  };

  return {
    find,

    async request(wish: NewErasure): Promise<ErasureRequest> {
      const { erasureId, callerId, requestedAt } = wish;
      const erasure: Erasure = { ...wish, runs: 1, workedAt: requestedAt, erased: NOTHING_ERASED };
      const failed = await table.transact([
        {
          put: {
            ...keyOf(erasureId),
            ...{ callerId, requestedAt, runs: 1, workedAt: requestedAt, ...NOTHING_ERASED },
            ...{ openShard: OPEN_SHARD, dueAt: Math.floor(requestedAt / 1000) },
          },
          condition: 'attribute_not_exists(PK)',
        },
        { update: suppressKey(callerId), change: { keep: { why: 'erased', at: requestedAt }, set: { erasedAt: requestedAt } } },
      ]);
      const known = failed.get(0);
      return known ? { result: 'known', erasure: erasureOf(known) } : { result: 'recorded', erasure };
    },

    async add(erasureId, erased, now) {
      const counted = Object.entries(erased).filter(([, count]) => count > 0);
      const result = await table.update(keyOf(erasureId), {
        condition: 'attribute_exists(PK)',
        set: { workedAt: now },
        add: Object.fromEntries(counted),
      });
      if (!('after' in result)) throw new InvalidInput(`no erasure ${erasureId}`);
    },

    async startAgain({ erasureId, runs }, now) {
      const result = await table.update(keyOf(erasureId), {
        condition: '#runs = :before AND attribute_not_exists(#doneAt)',
        values: { before: runs },
        set: { workedAt: now },
        add: { runs: 1 },
      });
      return 'after' in result ? erasureOf(result.after) : undefined;
    },

    async close(erasureId, now) {
      await table.update(keyOf(erasureId), {
        condition: 'attribute_exists(PK) AND attribute_not_exists(#doneAt)',
        set: { doneAt: now, workedAt: now, expiresAt: Math.floor(now / 1000) + RECEIPT_KEPT_SECONDS },
        remove: ['openShard'],
      });
    },

    async open(now, limit) {
      const range = { name: 'dueAt', after: 0, upTo: Math.ceil(now / 1000) };
      const keys = await table.query(OPEN_INDEX, { name: 'openShard', value: OPEN_SHARD }, range, limit);
      const items = await table.getMany(keys.map(({ PK }) => ({ PK: String(PK), SK: 'STATE' })));
      return items
        .filter((item) => item !== undefined)
        .map(erasureOf)
        .filter(isOpen);
    },
  };
}

const keyOf = (erasureId: string): Key => ({ PK: `ERASURE#${erasureId}`, SK: 'STATE' });

function erasureOf(item: Item): Erasure {
  const { PK, callerId, requestedAt, runs, workedAt, doneAt } = item;
  const counts = Object.keys(NOTHING_ERASED).map((what) => [what, Number(item[what] ?? 0)]);
  return {
    erasureId: String(PK).slice('ERASURE#'.length),
    callerId: String(callerId),
    requestedAt: Number(requestedAt),
    runs: Number(runs),
    workedAt: Number(workedAt),
    ...(doneAt !== undefined && { doneAt: Number(doneAt) }),
    erased: Object.fromEntries(counts) as unknown as Erased,
  };
}
