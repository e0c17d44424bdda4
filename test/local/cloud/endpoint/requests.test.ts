import { Agent, request } from 'node:http';
import { connect as connectHttp2 } from 'node:http2';
import { connect as connectTcp } from 'node:net';
import { text } from 'node:stream/consumers';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { openEndpoint, signedFor } from '../../../support/open-endpoint';
import { waits } from '../../../support/small-services';

const open = openEndpoint();

describe('a request on the wire', () => {
  const json = (body: string | Buffer) => ({
    body,
    headers: { ...signedFor('secretsmanager'), 'x-amz-target': 'secretsmanager.GetSecretValue' },
  });

  it('is refused as AWS refuses it: the name in a header and in the body', async () => {
    const answered = await open().send(json('{"SecretId":"nope"}'));
    expect(answered).toMatchObject({
      status: 400,
      headers: {
        'x-amzn-errortype': 'ResourceNotFoundException',
        'content-type': 'application/x-amz-json-1.1',
        'x-amzn-requestid': expect.any(String),
      },
      body: '{"__type":"ResourceNotFoundException","message":"no such secret"}',
    });
  });

  it.each([
    ['not JSON', '{', 'the body is not JSON'],
    ['a list', '[]', 'the body is JSON, expected an object'],
  ])('is refused when its body is %s', async (_what, body, message) => {
    expect(await open().send(json(body))).toMatchObject({
      status: 400,
      body: JSON.stringify({ __type: 'SerializationException', message }),
    });
  });

  it('is refused above 10 MB, once it was sent', async () => {
    const answered = await open().send(json(Buffer.alloc(10 * 1024 * 1024 + 1, 32)));
    expect(answered).toMatchObject({ status: 413, headers: { 'x-amzn-errortype': 'RequestEntityTooLargeException' } });
    expect(
      await open().send(json(Buffer.concat([Buffer.from('{"SecretId":"a"'), Buffer.alloc(1024 * 1024, 32), Buffer.from('}')]))),
    ).toMatchObject({ status: 200 });
  });

  it('is answered unsigned at /health: that it is there, and how many faults there are', async () => {
    const answered = await open().send({ method: 'GET', path: '/health', body: '' });
    expect(answered).toMatchObject({ status: 200, body: '{"status":"ok","faults":0}' });
  });

  it('is refused without a signature', async () => {
    expect(await open().send({ body: '{}' })).toMatchObject({
      status: 403,
      headers: { 'x-amzn-errortype': 'MissingAuthenticationTokenException' },
    });
  });

  it('is refused by method and the first part of its path only: the rest may be a phone number', async () => {
    const answered = await open().send({ path: '/bots/B/sessions/%2B15551234567/text', headers: signedFor('lex') });
    expect(answered.body).toContain('no lex.POST /bots/…; see docs/local-coverage.md');
    expect(JSON.stringify(open().trace.events)).not.toContain('5551234567');
  });

  it('is refused when its path is not percent-encoded', async () => {
    const path = '/2015-03-31/functions/%E0%A4%A/invocations';
    expect(await open().send({ path, headers: signedFor('lambda') })).toMatchObject({ status: 400 });
  });

  it('is served when its first bytes come one by one', async () => {
    const socket = connectTcp(Number(new URL(open().url).port), '127.0.0.1');
    const head = 'POST /services/oauth2/token HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 2\r\n\r\nab';
    for (const byte of head) {
      socket.write(byte);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await text(socket)).toMatch(/^HTTP\/1.1 200 OK[\s\S]*ab/);
  });

  it('outside AWS is handed over as it came, unsigned', async () => {
    expect(await open().send({ path: '/services/oauth2/token', body: 'grant_type=x' })).toMatchObject({
      status: 200,
      body: 'grant_type=x',
    });
    const labels = { version: 'v68.0', type: 'Lead', id: '+1/5' };
    expect(await open().send({ method: 'PATCH', path: '/services/data/v68.0/sobjects/Lead/+1%2F5' })).toMatchObject({
      status: 201,
      body: JSON.stringify(labels),
    });
    expect(await open().send({ method: 'GET', path: '/services/x%20y?q=SELECT+Id' })).toMatchObject({
      status: 404,
      body: JSON.stringify({ method: 'GET', path: '/services/x%20y', query: { q: 'SELECT Id' } }),
    });
    expect(open().trace.faults).toEqual([]);
  });
});

describe('a client that goes away', () => {
  it.each([
    ['HTTP/1.1', 1],
    ['HTTP/2', 2],
  ])('over %s aborts what was done for it, without a fault', async (_version, version) => {
    const begun = new Promise<void>((resolve) => Object.assign(waits, { begun: resolve }));
    const gone = new Promise<void>((resolve) => Object.assign(waits, { gone: resolve }));
    const headers = { ...signedFor('events'), 'x-amz-target': 'AWSEvents.PutEvents' };
    let leave: () => void;
    if (version === 1) {
      const outgoing = request(open().url, { method: 'POST', headers }).on('error', () => {});
      outgoing.end('{}');
      leave = () => outgoing.destroy();
    } else {
      const session = connectHttp2(open().url);
      session.request({ ':method': 'POST', ':path': '/', ...headers }).end('{}');
      leave = () => session.destroy();
    }
    await begun;
    leave();
    await gone;
    expect(open().trace.faults).toEqual([]);
  });
});

describe('in memory', () => {
  const inMemory = (span?: () => string | undefined): Agent => {
    const agent = new Agent({ keepAlive: true });
    agent.createConnection = (() => open().endpoint.connect(span)) as never;
    return open().destroyAfterwards(agent);
  };

  it('the SDK gets the same answers as over TCP', async () => {
    const requestHandler = new NodeHttpHandler({ httpAgent: inMemory() });
    const found = await open()
      .client(SecretsManagerClient, { requestHandler })
      .send(new GetSecretValueCommand({ SecretId: 'salesforce' }));
    expect(found).toMatchObject({ Name: 'salesforce', SecretBinary: new Uint8Array([1, 2, 3]) });
  });

  it('an unsigned request belongs to the span of its connection', async () => {
    await open().send({ path: '/services/oauth2/token', body: 'x', agent: inMemory(() => 'span-of-create-lead') });
    expect(open().trace.events.at(-1)).toMatchObject({
      parent: 'span-of-create-lead',
      detail: { service: 'salesforce', operation: 'Token' },
    });
  });

  it('HTTP/2 with prior knowledge is understood too', async () => {
    const session = connectHttp2('http://127.0.0.1', { createConnection: () => open().endpoint.connect() });
    open().destroyAfterwards(session);
    const stream = session.request({ ':method': 'POST', ':path': '/services/oauth2/token' });
    stream.end('over h2');
    expect(await text(stream)).toBe('over h2');
  });
});
