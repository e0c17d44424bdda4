import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ServiceError } from '../../local/cloud/service';
import { dynamodb } from '../../local/services/dynamodb';
import { atlasTable } from '../local/services/dynamodb/table';

/** The table of the data stack behind a socket of its own, and the real SDK client in front. `fail` decides what the next requests meet. */
export async function dynamodbServer() {
  const table = await atlasTable();
  const failures: (ServiceError | 'hang')[] = [];
  const operations: string[] = [];

  const server = createServer(async (request, response) => {
    const operation = String(request.headers['x-amz-target']).split('.')[1] ?? '';
    operations.push(operation);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const failure = failures.shift();
    if (failure === 'hang') return;
    const answer = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(body));
    try {
      if (failure) throw failure;
      answer(200, await dynamodb.operations[operation]?.run(JSON.parse(Buffer.concat(chunks).toString()), table.context as never));
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      answer(error.status, { __type: error.name, message: error.message, ...error.members });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const client = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  });
  return {
    client,
    /** Every request that arrived. */
    operations,
    fail: (...next: readonly (ServiceError | 'hang')[]) => failures.push(...next),
    item: table.get,
    async stop() {
      client.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await table.stop();
    },
  };
}
