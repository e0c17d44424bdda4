import { dynamodbTable } from '../../../../lambdas/shared/adapters/dynamodb/table';
import { dynamodbCallers } from '../../../../lambdas/shared/adapters/dynamodb-callers';
import { dynamodbResponseCache } from '../../../../lambdas/shared/adapters/dynamodb-response-cache';
import { dynamodbReviews } from '../../../../lambdas/shared/adapters/dynamodb-reviews';
import { dynamodbServer } from '../../../support/dynamodb-server';

const KEY = { namespace: 'answers-1', policy: 'default', promptVersion: 'general-1', questionClass: 'how much cost' };

describe('items that help a turn', () => {
  let server: Awaited<ReturnType<typeof dynamodbServer>>;
  beforeEach(async () => {
    server = await dynamodbServer();
  });
  afterEach(() => server.stop());

  it('a response is found until it expires, is invalidated, or was written by another prompt', async () => {
    const cache = dynamodbResponseCache({ tableName: 'atlas', client: server.client, ttlSeconds: 300 });
    expect(await cache.find(KEY)).toBeUndefined();
    await cache.save(KEY, 'It costs nothing.');
    expect(await cache.find(KEY)).toBe('It costs nothing.');
    expect(await cache.find({ ...KEY, promptVersion: 'general-2' })).toBeUndefined();
    expect(await cache.findMany([{ ...KEY, policy: 'Help' }, KEY])).toEqual([undefined, 'It costs nothing.']);
    expect(await cache.find({ ...KEY, namespace: 'answers-2' })).toBeUndefined();
    await cache.invalidate(KEY);
    expect(await cache.find(KEY)).toBeUndefined();
    await dynamodbResponseCache({ tableName: 'atlas', client: server.client, ttlSeconds: 0 }).save(KEY, 'Too old.');
    expect(await cache.find(KEY)).toBeUndefined(); // the time to live deletes days late
  });

  it('a response in a form of another release is a miss', async () => {
    const cache = dynamodbResponseCache({ tableName: 'atlas', client: server.client, ttlSeconds: 300 });
    await cache.save(KEY, 'It costs nothing.');
    const item = { PK: 'RESPONSE#answers-1#default#general-1#how much cost', SK: 'LATEST' };
    await dynamodbTable({ tableName: 'atlas', client: server.client }).update(item, { set: { schema: 2 } });
    expect(await cache.find(KEY)).toBeUndefined();
  });

  it('a caller is how often they were called back, and nothing else', async () => {
    const callers = dynamodbCallers({ tableName: 'atlas', client: server.client });
    expect(await callers.find('a'.repeat(32))).toEqual({ callbacks: 0 });
    const profile = { PK: `CALLER#${'a'.repeat(32)}`, SK: 'PROFILE' };
    await dynamodbTable({ tableName: 'atlas', client: server.client }).update(profile, { set: { name: 'Ada', callbacks: 3 } });
    expect(await callers.find('a'.repeat(32))).toEqual({ callbacks: 3 });
  });

  it('a review is one row however often it is added, and says which recording to listen to, not what was said', async () => {
    const reviews = dynamodbReviews({ tableName: 'atlas', client: server.client });
    const review = {
      contactId: 'contact-1',
      turn: 3,
      intent: 'FallbackIntent',
      why: 'guardrail unavailable',
      decision: 'withheld',
      at: 1_790_000_000_000,
    } as const;
    await reviews.add(review);
    await reviews.add({ ...review, at: review.at + 1 });
    expect(server.operations).toEqual(['PutItem', 'PutItem']);
  });
});
