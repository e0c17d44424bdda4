import { generateKeyPairSync, verify } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

export interface Arrived {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Record<string, unknown>;
}

const { publicKey, privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

/** Salesforce's token endpoint and whatever else `answer` says, and Secrets Manager beside it, on one socket. */
export async function salesforceServer() {
  const arrived: Arrived[] = [];
  const fixture = {
    privateKey,
    secretReads: 0,
    logins: 0,
    /** What the secret holds. */
    secret: undefined as unknown,
    /** Bearer tokens that are good. */
    sessions: new Set<string>(),
    login: undefined as ((assertion: string) => Answer | undefined) | undefined,
    answer: (_request: Arrived): Answer | 'hang' | 'drop' => ({ status: 404, body: [{ errorCode: 'NOT_FOUND', message: 'no' }] }),
    /** Requests of the REST API. */
    arrived,
  };

  const route = (request: Arrived, raw: string): Answer | 'hang' | 'drop' => {
    if (request.headers['x-amz-target'] === 'secretsmanager.GetSecretValue') {
      fixture.secretReads++;
      return { status: 200, body: { SecretString: typeof fixture.secret === 'string' ? fixture.secret : JSON.stringify(fixture.secret) } };
    }
    if (request.path === '/services/oauth2/token') {
      fixture.logins++;
      const refusal = fixture.login?.(new URLSearchParams(raw).get('assertion') ?? '');
      if (refusal) return refusal;
      const token = `session-${fixture.logins}`;
      fixture.sessions.add(token);
      return { status: 200, body: { access_token: token, instance_url: url, id: `${url}/id/00D/005`, token_type: 'Bearer' } };
    }
    arrived.push(request);
    if (!fixture.sessions.has(String(request.headers.authorization).replace('Bearer ', ''))) {
      return { status: 401, body: [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }] };
    }
    return fixture.answer(request);
  };

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const raw = Buffer.concat(chunks).toString();
    const isJson = request.headers['content-type']?.includes('json') && raw !== '';
    const answer = route(
      { method: request.method ?? '', path: request.url ?? '', headers: request.headers, body: isJson ? JSON.parse(raw) : {} },
      raw,
    );
    if (answer === 'hang') return;
    if (answer === 'drop') return void request.socket.destroy();
    response.writeHead(answer.status, answer.body === undefined ? {} : { 'content-type': 'application/json;charset=UTF-8' });
    response.end(answer.body === undefined ? undefined : JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  fixture.secret = { loginUrl: url, clientId: 'client', username: 'atlas@example.com', privateKey };

  return {
    fixture,
    url,
    client: new SecretsManagerClient({
      endpoint: url,
      region: 'us-east-1',
      credentials: { accessKeyId: 'a', secretAccessKey: 's' },
      maxAttempts: 1,
    }),
    /** The claims, when the signature is that of the secret's key. */
    claimsOf(assertion: string): Record<string, unknown> | undefined {
      const [header, claims, signature] = assertion.split('.') as [string, string, string];
      const isSigned = verify('RSA-SHA256', Buffer.from(`${header}.${claims}`), publicKey, Buffer.from(signature, 'base64url'));
      return isSigned ? JSON.parse(Buffer.from(claims, 'base64url').toString()) : undefined;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
