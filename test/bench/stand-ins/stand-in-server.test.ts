import { once } from 'node:events';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { type Answer, spoken } from '../../../bench/stand-ins/answer';
import type { AwsCall } from '../../../bench/stand-ins/aws-call';
import { standInServer } from '../../../bench/stand-ins/stand-in-server';

/** One request to a stand-in that gives this answer; what it was asked, what it said, and what it waited for. */
async function ask(answer: Answer, { method = 'POST', path = '/', headers = {}, body = '{}' } = {}) {
  const calls: AwsCall[] = [];
  const waited: number[] = [];
  const server = standInServer({
    answer(call) {
      calls.push(call);
      return answer;
    },
    sleep: async (ms) => void waited.push(ms),
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const outgoing = request({ host: '127.0.0.1', port: (server.address() as AddressInfo).port, method, path, headers });
    outgoing.end(body);
    const [response] = await once(outgoing, 'response');
    return { call: calls[0], waited, status: response.statusCode as number, headers: response.headers, body: await buffer(response) };
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

it.each([
  [{ headers: { 'x-amz-target': 'DynamoDB_20120810.GetItem' }, body: '{"TableName":"rows"}' }, ['dynamodb', 'GetItem', ['rows']]],
  [
    {
      headers: { 'x-amz-target': 'DynamoDB_20120810.TransactWriteItems' },
      body: '{"TransactItems":[{"Put":{"TableName":"a"}},{"Update":{"TableName":"b"}}]}',
    },
    ['dynamodb', 'TransactWriteItems', ['a', 'b']],
  ],
  [
    { headers: { 'x-amz-target': 'secretsmanager.GetSecretValue' }, body: '{"SecretId":"key"}' },
    ['secretsmanager', 'GetSecretValue', ['key']],
  ],
  [
    { headers: { 'x-amz-target': 'AWSStepFunctions.StartExecution' }, body: '{"stateMachineArn":"arn"}' },
    ['states', 'StartExecution', ['arn']],
  ],
  [{ path: '/model/us.haiku%3A0/converse-stream' }, ['bedrock', 'ConverseStream', ['us.haiku:0']]],
  [{ path: '/2015-03-31/functions/generate/invocations' }, ['lambda', 'Invoke', ['generate']]],
  [{ method: 'PUT', path: '/contact/outbound-voice' }, ['connect', 'StartOutboundVoiceContact', ['outbound-voice']]],
  [{ path: '/services/oauth2/token', body: 'grant_type=x' }, ['unknown', 'POST /services/oauth2/token', []]],
])('knows what %j asks for', async (sent, [service, operation, resources]) => {
  expect((await ask({ kind: 'json', body: {} }, sent)).call).toMatchObject({ service, operation, resources });
});

it('waits for the moment of each event, and for none twice', async () => {
  const { waited, body } = await ask(spoken('Twenty characters it', { firstMs: 100, tokensPerSecond: 100 }));
  expect(waited).toEqual([100, 40, 40]);
  expect(body.toString('latin1')).toContain('contentBlockDelta');
});

it('fails as services fail', async () => {
  expect(await ask({ kind: 'error', status: 429, name: 'ThrottlingException' })).toMatchObject({
    status: 429,
    headers: { 'x-amzn-errortype': 'ThrottlingException' },
  });
  await expect(ask({ kind: 'reset' })).rejects.toThrow(/hang up|ECONNRESET/);
});
