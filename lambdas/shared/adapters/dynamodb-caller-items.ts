import type { Callback } from '../domain/callback';
import type { CallbackOfCaller, CallerItems } from '../ports/caller-items';
import type { Item } from './dynamodb/attribute-values';
import { type DynamodbTableOptions, dynamodbTable } from './dynamodb/table';
import { callbackOf, liveKey, profileKey, rowKey } from './dynamodb-callbacks/callback-row';
import { erased } from './dynamodb-callbacks/moves';

/** More than anybody may ask for in the time that a row is kept. */
const MOST_CALLBACKS = 1_000;
/** DynamoDB's own limit of one read. */
const KEYS_PER_READ = 100;

/** `CALLBACK#<id>` | everything, `CALLER#<id>` | everything, `PHONE#<id>`. Every call has a deadline of 800 ms. */
export function dynamodbCallerItems(options: DynamodbTableOptions): CallerItems {
  const table = dynamodbTable(options);

  const callbacksIn = async (
    index: string,
    partition: { readonly name: string; readonly value: string },
    upTo = Number.MAX_SAFE_INTEGER,
  ) => {
    const range = { name: 'requestedAt', after: 0, upTo };
    const found = await table.query(index, partition, range, MOST_CALLBACKS);
    const ids = new Set(found.map(({ PK }) => String(PK)).filter((PK) => PK.startsWith('CALLBACK#')));
    const keys = [...ids].map((PK) => rowKey(PK.slice('CALLBACK#'.length)));
    const callbacks: CallbackOfCaller[] = [];
    for (let start = 0; start < keys.length; start += KEYS_PER_READ) {
      const read = keys.slice(start, start + KEYS_PER_READ);
      const items = await table.getMany(read);
      for (const [index, { PK }] of read.entries()) {
        const row = items[index];
        // What it was to be about may have been said in time, and the callback been asked for later.
        if (Number(row?.['requestedAt'] ?? 0) <= upTo) callbacks.push({ ...idsIn(row), callbackId: PK.slice('CALLBACK#'.length) });
      }
    }
    return callbacks;
  };

  const removeAll = async (items: readonly Item[]) => {
    for (const { PK, SK } of items) await table.remove({ PK: String(PK), SK: String(SK) });
    return items.length;
  };

  return {
    callbacksTo: (value) => callbacksIn('callbacks-by-caller', { name: 'callerId', value }),
    callbacksAskedBy: (value, until) => callbacksIn('requests-by-caller', { name: 'requestedBy', value }, until),
    countOf: async (callerId) => Number((await table.get(profileKey(callerId)))?.['callbacks'] ?? 0),

    async eraseCallback(callbackId) {
      const { PK, SK } = rowKey(callbackId);
      const items = await table.partition(PK);
      const row = items.find((item) => item['SK'] === SK);
      const result = row && (await table.update({ PK, SK }, erased()));
      const others = await removeAll(items.filter((item) => item['SK'] !== SK));
      if (!row || !result || !('after' in result)) return { items: others };
      return { before: callbackOf(row), after: callbackOf(result.after), items: others };
    },

    async forget(callerId) {
      const live = liveKey(callerId);
      const [own, phone] = [await table.partition(profileKey(callerId).PK), await table.partition(live.PK)];
      return removeAll([...own, ...phone]);
    },
  };
}

function idsIn(item: Item | undefined): Partial<CallbackOfCaller> {
  if (!item) return {};
  const { callerId, requestedBy, attempt } = callbackOf(item) satisfies Callback;
  return { callerId, requestedBy, attempt };
}
