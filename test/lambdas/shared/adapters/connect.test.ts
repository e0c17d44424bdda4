import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConnectClient } from '@aws-sdk/client-connect';
import { connectContacts } from '../../../../lambdas/shared/adapters/connect-contacts';
import { connectDialer } from '../../../../lambdas/shared/adapters/connect-dialer';
import { attemptIdOf } from '../../../../lambdas/shared/domain/ids';
import { CALLBACK_ID, callbackRow } from '../../../support/callback-row';

interface Answer {
  readonly status: number;
  readonly error?: string;
  readonly body?: object;
}

let next: Answer | 'drop' | 'hang';
let arrived: { method: string; url: string; body: Record<string, unknown> }[];
const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  arrived.push({ method: request.method ?? '', url: request.url ?? '', body: JSON.parse(Buffer.concat(chunks).toString() || '{}') });
  if (next === 'hang') return;
  if (next === 'drop') return void request.socket.destroy();
  response.writeHead(next.status, { 'content-type': 'application/json', ...(next.error && { 'x-amzn-errortype': next.error }) });
  response.end(JSON.stringify(next.body ?? {}));
});
let client: ConnectClient;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  client = clientOf(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
afterAll(async () => {
  client.destroy();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
beforeEach(() => {
  arrived = [];
});

const clientOf = (endpoint: string) =>
  new ConnectClient({ endpoint, region: 'us-east-1', credentials: { accessKeyId: 'a', secretAccessKey: 's' }, maxAttempts: 1 });

describe('dialling through Connect', () => {
  const { number } = callbackRow();
  const dial = (connect = client, deadlineMs = 10_000) =>
    connectDialer({
      instanceId: 'instance-1',
      flowId: 'flow-1',
      sourcePhoneNumber: '+18005550100',
      client: connect,
      deadlineMs,
    }).dial({ callbackId: CALLBACK_ID, attempt: 2, attemptId: attemptIdOf(CALLBACK_ID, 2), number });

  it('asks once, with a token of the attempt and nothing personal in the attributes', async () => {
    next = { status: 200, body: { ContactId: 'contact-1' } };
    expect(await dial()).toEqual({ result: 'placed', contactId: 'contact-1' });
    expect(arrived).toEqual([
      {
        method: 'PUT',
        url: '/contact/outbound-voice',
        body: {
          InstanceId: 'instance-1',
          ContactFlowId: 'flow-1',
          SourcePhoneNumber: '+18005550100',
          DestinationPhoneNumber: '+14155552671',
          ClientToken: `${CALLBACK_ID}-2`,
          RingTimeoutInSeconds: 30,
          Attributes: { callbackId: CALLBACK_ID, attempt: '2' },
        },
      },
    ]);
  });

  it.each<[string, Answer | 'drop' | 'hang', string]>([
    ['LimitExceededException', { status: 429, error: 'LimitExceededException' }, 'notExecuted'],
    ['ThrottlingException', { status: 400, error: 'ThrottlingException' }, 'notExecuted'],
    ['TooManyRequestsException', { status: 429, error: 'TooManyRequestsException' }, 'notExecuted'],
    ['a limit of a new name', { status: 429, error: 'SomethingExceededException' }, 'notExecuted'],
    ['AccessDeniedException', { status: 403, error: 'AccessDeniedException' }, 'notExecuted'],
    ['InvalidParameterException', { status: 400, error: 'InvalidParameterException' }, 'refused'],
    ['InvalidRequestException', { status: 400, error: 'InvalidRequestException' }, 'refused'],
    ['DestinationNotAllowedException', { status: 403, error: 'DestinationNotAllowedException' }, 'refused'],
    ['OutboundContactNotPermittedException', { status: 403, error: 'OutboundContactNotPermittedException' }, 'refused'],
    ['ResourceNotFoundException', { status: 404, error: 'ResourceNotFoundException' }, 'refused'],
    ['InternalServiceException', { status: 500, error: 'InternalServiceException' }, 'ambiguous'],
    ['a gateway that fails', { status: 503 }, 'ambiguous'],
    ['a request that timed out there', { status: 408, error: 'RequestTimeoutException' }, 'ambiguous'],
    ['a reply without a contact', { status: 200 }, 'ambiguous'],
    ['a connection that breaks', 'drop', 'ambiguous'],
  ])('after %s', async (_what, answer, result) => {
    next = answer;
    const dialed = await dial();
    expect(dialed).toEqual({ result, reason: expect.stringMatching(/^Connect /) });
    expect(dialed).not.toEqual(expect.objectContaining({ reason: expect.stringMatching(/\d{4}/) }));
    expect(arrived).toHaveLength(1);
  });

  it('does not know what a silent Connect did', async () => {
    next = 'hang';
    expect(await dial(client, 30)).toMatchObject({ result: 'ambiguous' });
    expect(arrived.length).toBeLessThanOrEqual(1);
  });

  it('knows that nothing rang when nobody listens', async () => {
    expect(await dial(clientOf('http://127.0.0.1:1'))).toEqual({ result: 'notExecuted', reason: 'Connect could not be reached' });
  });
});

describe('what Connect knows about a contact', () => {
  const contacts = () => connectContacts({ instanceId: 'instance-1', client });

  it('is read with its attributes and times', async () => {
    next = {
      status: 200,
      body: {
        Contact: {
          Id: 'contact-1',
          Attributes: { callbackId: CALLBACK_ID, attempt: '2', other: 'x' },
          ConnectedToSystemTimestamp: 1_793_631_600,
          DisconnectTimestamp: 1_793_631_690.5,
          DisconnectReason: 'CUSTOMER_DISCONNECT',
        },
      },
    };
    expect(await contacts().describe('contact-1')).toEqual({
      contactId: 'contact-1',
      callbackId: CALLBACK_ID,
      attempt: 2,
      connectedAt: 1_793_631_600_000,
      disconnectedAt: 1_793_631_690_500,
      disconnectReason: 'CUSTOMER_DISCONNECT',
    });
    expect(arrived[0]).toMatchObject({ method: 'GET', url: '/contacts/instance-1/contact-1' });
  });

  it('has no time where Connect writes the first moment of 1970', async () => {
    next = { status: 200, body: { Contact: { Id: 'contact-1', ConnectedToSystemTimestamp: 0.001, Attributes: { attempt: 'x' } } } };
    expect(await contacts().describe('contact-1')).toEqual({ contactId: 'contact-1' });
  });

  it('is nothing when it does not know it, and an error when it does not answer', async () => {
    next = { status: 404, error: 'ResourceNotFoundException' };
    expect(await contacts().describe('contact-1')).toBeUndefined();
    next = { status: 500, error: 'InternalServiceException' };
    await expect(contacts().describe('contact-1')).rejects.toMatchObject({ name: 'InternalServiceException' });
  });
});
