import { TEST_START_MS } from '../../../support/service-context';
import { atlasTable } from './table';

const HOUR_MS = 3600 * 1000;
const atHour = (hour: number) => ({ N: String(TEST_START_MS / 1000 + hour * 3600) });

describe('time to live', () => {
  it('deletes an item some hours after its time; until then everybody still sees it', async () => {
    const { clock, put, get, context, stop } = await atlasTable();
    await put('A', 'LIVE', { expiresAt: atHour(1) });
    await put('B', 'LIVE', { expiresAt: atHour(100) });

    await clock.advance(2 * HOUR_MS);
    expect(await get('A', 'LIVE')).toBeDefined();
    await clock.advance(5 * HOUR_MS);
    expect(await get('A', 'LIVE')).toBeUndefined();
    expect(await get('B', 'LIVE')).toBeDefined();
    expect(context.trace.events).toContainEqual(expect.objectContaining({ type: 'dynamodb.expiry', detail: { table: 'atlas', count: 1 } }));
    await stop();
  });

  it('takes the item out of its indexes', async () => {
    const { clock, put, call, stop } = await atlasTable();
    await put('A', 'STATE', { expiresAt: atHour(1), openShard: { S: 'OPEN#0' }, dueAt: { N: '1' } });
    await clock.advance(7 * HOUR_MS);
    const open = {
      IndexName: 'open-callbacks',
      KeyConditionExpression: 'openShard = :s',
      ExpressionAttributeValues: { ':s': { S: 'OPEN#0' } },
    };
    expect((await call('Query', open)).Count).toBe(0);
    await stop();
  });

  it('leaves alone a time that is no number, or more than five years ago', async () => {
    const { clock, put, get, stop } = await atlasTable();
    await put('A', 'LIVE', { expiresAt: { S: '1' } });
    await put('B', 'LIVE', { expiresAt: { N: '1' } });
    await clock.advance(13 * HOUR_MS);
    expect(await get('A', 'LIVE')).toBeDefined();
    expect(await get('B', 'LIVE')).toBeDefined();
    await stop();
  });

  it('is no reason for time to pass', async () => {
    const { clock, stop } = await atlasTable();
    await clock.settle();
    expect(clock.now()).toBe(TEST_START_MS);
    await stop();
  });
});
