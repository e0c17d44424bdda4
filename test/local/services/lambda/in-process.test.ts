import { virtualClock } from '../../../../local/cloud/virtual-clock';
import { bundle } from './bundle';
import { startEnvironment } from './environment';

const START_MS = Date.UTC(2026, 10, 2, 15);

describe('an execution environment inside the host', () => {
  it('x', async () => {
    const folder = await bundle(`
      import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
      const client = new DynamoDBClient({});
      export const handler = async (event) => {
        const before = Date.now();
        await client.send(new GetItemCommand({ TableName: 't', Key: { PK: { S: 'a' } } }));
        console.log('took %d', Date.now() - before);
        await new Promise((r) => setTimeout(r, 1000));
        return { took: Date.now() - before, now: new Date().toISOString(), id: crypto.randomUUID(), r: Math.random() };
      };`);
    const clock = virtualClock({ startMs: START_MS });
    const env = startEnvironment(folder, clock);
    expect(await env.environment.initialized).toBeUndefined();
    console.log(await env.invoke(), env.lines, env.refused, env.endpoint.received);
    const t = process.hrtime.bigint();
    for (let i = 0; i < 50; i++) await startEnvironment(folder, clock).invoke();
    console.log(Number(process.hrtime.bigint() - t) / 50e6);
  });
});
