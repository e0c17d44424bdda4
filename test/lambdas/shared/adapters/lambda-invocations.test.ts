import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { lambdaInvocations, signed } from '../../../../lambdas/shared/adapters/lambda-invocations';

const FUNCTION_ARN = 'arn:aws:lambda:us-east-1:123456789012:function:atlas-generate-scenario:live';
const ENVIRONMENT = { AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret', AWS_SESSION_TOKEN: 'token' };

interface Received {
  readonly request: IncomingMessage;
  readonly body: string;
}

async function lambdaEndpoint(status = 202) {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    received.push({ request, body: Buffer.concat(chunks).toString() });
    response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    received,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

describe('an asynchronous invocation, signed by hand', () => {
  const before = { ...process.env };
  beforeEach(() => Object.assign(process.env, ENVIRONMENT));
  afterEach(() => {
    process.env = { ...before };
  });

  it('is what the SDK would send: path, body and signature', async () => {
    const { received, url, stop } = await lambdaEndpoint();
    process.env['AWS_ENDPOINT_URL'] = url;
    const payload = { callbackId: 'c'.repeat(32), isAhead: true };
    await lambdaInvocations({ functionArn: FUNCTION_ARN }).invokeLater(payload);
    const client = new LambdaClient({ endpoint: url, region: 'us-east-1' });
    await client.send(new InvokeCommand({ FunctionName: FUNCTION_ARN, InvocationType: 'Event', Payload: JSON.stringify(payload) }));
    client.destroy();
    await stop();

    const [ours, theirs] = received as [Received, Received];
    expect([ours.request.method, ours.request.url, ours.body]).toEqual([theirs.request.method, theirs.request.url, theirs.body]);
    expect(ours.request.headers['x-amz-invocation-type']).toBe(theirs.request.headers['x-amz-invocation-type']);
    const { authorization = '', 'x-amz-date': date, host = '', ...headers } = theirs.request.headers as Record<string, string>;
    const names = /SignedHeaders=([\w;-]+)/.exec(authorization)?.[1]?.split(';') ?? [];
    const own = Object.fromEntries(Object.entries(headers).filter(([name]) => names.includes(name)));
    const at = new Date(String(date).replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
    const resigned = signed({ host, path: theirs.request.url ?? '', region: 'us-east-1', body: theirs.body, at, headers: own });
    expect(resigned['authorization']).toBe(authorization);
  });

  it.each([403, 429, 500])('fails when Lambda answers %i', async (status) => {
    const { url, stop } = await lambdaEndpoint(status);
    process.env['AWS_ENDPOINT_URL'] = url;
    await expect(lambdaInvocations({ functionArn: FUNCTION_ARN }).invokeLater({})).rejects.toThrow(`Lambda answered ${status}`);
    await stop();
  });
});
