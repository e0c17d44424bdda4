import { dynamodbCallTopics } from '../../../../lambdas/shared/adapters/dynamodb-call-topics';
import { dynamodbScenarios } from '../../../../lambdas/shared/adapters/dynamodb-scenarios';
import { standardScenario } from '../../../../lambdas/shared/language/standard-scenario';
import { CALLBACK_ID } from '../../../support/callback-row';
import { dynamodbServer } from '../../../support/dynamodb-server';

const SOON = Date.now() + 60_000;

describe('scenarios in the table', () => {
  let server: Awaited<ReturnType<typeof dynamodbServer>>;
  let scenarios: ReturnType<typeof dynamodbScenarios>;
  beforeEach(async () => {
    server = await dynamodbServer();
    scenarios = dynamodbScenarios({ tableName: 'atlas', client: server.client });
  });
  afterEach(() => server.stop());

  it('are written by one writer at a time, and found when they are there', async () => {
    const claims = await Promise.all(Array.from({ length: 5 }, () => scenarios.claim(CALLBACK_ID, 'topic-1', SOON)));
    expect(claims.filter((claim) => claim === 'claimed')).toHaveLength(1);
    expect(claims.filter((claim) => claim === 'being written')).toHaveLength(4);
    expect(await scenarios.find(CALLBACK_ID)).toBeUndefined();
    await scenarios.save(CALLBACK_ID, 'topic-1', standardScenario());
    expect(await scenarios.claim(CALLBACK_ID, 'topic-1', SOON)).toBe('stored');
    expect(await scenarios.find(CALLBACK_ID)).toEqual(standardScenario());
    expect(await server.item(`CALLBACK#${CALLBACK_ID}`, 'SCENARIO')).toHaveProperty('expiresAt.N');
  });

  it('may be written by the next one when the writer gave up, or took too long', async () => {
    await scenarios.claim(CALLBACK_ID, 'topic-1', SOON);
    await scenarios.release(CALLBACK_ID, 'topic-1');
    expect(await scenarios.claim(CALLBACK_ID, 'topic-1', Date.now() - 1)).toBe('claimed');
    expect(await scenarios.claim(CALLBACK_ID, 'topic-1', SOON)).toBe('claimed');
  });

  it('make way for another topic, whose writer a late one of the old topic does not disturb', async () => {
    await scenarios.claim(CALLBACK_ID, 'topic-1', SOON);
    await scenarios.save(CALLBACK_ID, 'topic-1', standardScenario());
    expect(await scenarios.claim(CALLBACK_ID, 'topic-2', SOON)).toBe('claimed');
    expect(await scenarios.find(CALLBACK_ID)).toBeUndefined();
    await scenarios.save(CALLBACK_ID, 'topic-1', standardScenario());
    await scenarios.release(CALLBACK_ID, 'topic-1');
    expect(await scenarios.find(CALLBACK_ID)).toBeUndefined();
    expect(await scenarios.claim(CALLBACK_ID, 'topic-2', SOON)).toBe('being written');
  });
});

it('what a call will be about is kept for the booking, for an hour at most', async () => {
  const server = await dynamodbServer();
  const topics = dynamodbCallTopics({ tableName: 'atlas', client: server.client });
  expect(await topics.find(CALLBACK_ID)).toBeUndefined();
  await topics.save(CALLBACK_ID, { useCase: 'fleet pricing', name: 'Ada' });
  expect(await topics.find(CALLBACK_ID)).toEqual({ useCase: 'fleet pricing', name: 'Ada' });
  const item = await server.item(`CALLBACK#${CALLBACK_ID}`, 'TOPIC');
  expect(Number(item?.['expiresAt']?.N) - Date.now() / 1000).toBeLessThanOrEqual(3600);
  await topics.remove(CALLBACK_ID);
  expect(await topics.find(CALLBACK_ID)).toBeUndefined();
  expect(JSON.stringify(await server.item(`CALLBACK#${CALLBACK_ID}`, 'TOPIC'))).not.toMatch(/Ada|fleet/);
  await server.stop();
});
