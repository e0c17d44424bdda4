import { BedrockRuntimeClient, ConverseStreamCommand } from '@aws-sdk/client-bedrock-runtime';
import { ConnectClient, StartOutboundVoiceContactCommand, UntagResourceCommand } from '@aws-sdk/client-connect';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { GetSecretValueCommand, PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { DescribeExecutionCommand, SFNClient, StartSyncExecutionCommand } from '@aws-sdk/client-sfn';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { openEndpoint, ROLE } from '../../../support/open-endpoint';

const open = openEndpoint();

describe('the SDK, over TCP', () => {
  it('reads blobs and dates of a JSON protocol', async () => {
    const found = await open()
      .client(SecretsManagerClient)
      .send(new GetSecretValueCommand({ SecretId: 'salesforce' }));
    expect(found).toMatchObject({ Name: 'salesforce', SecretBinary: new Uint8Array([1, 2, 3]), CreatedDate: new Date(1_700_000_000_500) });
    expect(found.$metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('throws the exception that the operation threw', async () => {
    const sent = open()
      .client(SecretsManagerClient)
      .send(new GetSecretValueCommand({ SecretId: 'nope' }));
    await expect(sent).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'no such secret',
      $metadata: { httpStatusCode: 400 },
    });
  });

  it('is told which operation is not hosted, and where the list is', async () => {
    const sent = open()
      .client(SecretsManagerClient)
      .send(new PutSecretValueCommand({ SecretId: 'x', SecretString: 'y' }));
    await expect(sent).rejects.toMatchObject({
      name: 'UnknownOperationException',
      message: 'no secretsmanager.PutSecretValue; see docs/local-coverage.md',
      $metadata: { httpStatusCode: 400 },
    });
    expect(open().trace.events.at(-1)?.detail).toMatchObject({ operation: 'PutSecretValue', error: 'UnknownOperationException' });
    expect(open().trace.faults).toHaveLength(1);
  });

  it('calls Step Functions', async () => {
    const sfn = open().client(SFNClient, { disableHostPrefix: true });
    await expect(sfn.send(new StartSyncExecutionCommand({ stateMachineArn: 'arn:m', input: '{}' }))).resolves.toMatchObject({
      executionArn: 'arn:m',
      output: '{}',
    });
    await expect(sfn.send(new DescribeExecutionCommand({ executionArn: 'x' }))).rejects.toThrow('no states.DescribeExecution');
  });

  it('sends path, headers and a raw body to a function, and gets a raw body and headers back', async () => {
    const invoked = await open()
      .client(LambdaClient)
      .send(
        new InvokeCommand({
          FunctionName: 'arn:aws:lambda:us-east-1:1:function:turn',
          Qualifier: 'live',
          InvocationType: 'RequestResponse',
          LogType: 'Tail',
          Payload: '{"a":1}',
        }),
      );
    expect(invoked).toMatchObject({ StatusCode: 200, FunctionError: 'Unhandled', ExecutedVersion: '7', LogResult: 'bG9n' });
    expect(JSON.parse(Buffer.from(invoked.Payload ?? []).toString())).toEqual({
      ...{
        FunctionName: 'arn:aws:lambda:us-east-1:1:function:turn',
        Qualifier: 'live',
        InvocationType: 'RequestResponse',
        LogType: 'Tail',
      },
      payload: '{"a":1}',
    });
  });

  it('sends the body of a REST call', async () => {
    const sent = open()
      .client(ConnectClient)
      .send(
        new StartOutboundVoiceContactCommand({
          InstanceId: 'i',
          ContactFlowId: 'f',
          DestinationPhoneNumber: '+1',
          Attributes: { callbackId: 'c-1' },
        }),
      );
    await expect(sent).resolves.toMatchObject({ ContactId: 'c-1' });
  });

  it('sends repeated query parameters, and gets the members of an error', async () => {
    const sent = open()
      .client(ConnectClient)
      .send(new UntagResourceCommand({ resourceArn: 'arn:aws:connect:x/y', tagKeys: ['a', 'b'] }));
    await expect(sent).rejects.toMatchObject({ name: 'InvalidParameterException', message: 'arn:aws:connect:x/y ["a","b"]' });
  });

  it.each([
    ['HTTP/2, as its default handler speaks it', {}],
    ['HTTP/1.1', { requestHandler: new NodeHttpHandler() }],
  ])('streams a conversation over %s', async (_version, config) => {
    const { stream } = await open()
      .client(BedrockRuntimeClient, config)
      .send(
        new ConverseStreamCommand({ modelId: 'arn:aws:bedrock:x/us.fast-1:0', messages: [{ role: 'user', content: [{ text: 'hi' }] }] }),
      );
    const events: unknown[] = [];
    for await (const event of stream ?? []) events.push(event);
    expect(events).toEqual([
      { messageStart: { role: 'assistant' } },
      { contentBlockDelta: { contentBlockIndex: 0, delta: { text: 'arn:aws:bedrock:x/us.fast-1:0: hi' } } },
      { messageStop: { stopReason: 'end_turn' } },
    ]);
  });

  it('gets an exception in the middle of a stream', async () => {
    const { stream } = await open()
      .client(BedrockRuntimeClient)
      .send(new ConverseStreamCommand({ modelId: 'throttled', messages: [{ role: 'user', content: [{ text: 'hi' }] }] }));
    const read = async () => {
      for await (const _event of stream ?? []);
    };
    await expect(read()).rejects.toMatchObject({ name: 'ThrottlingException', message: 'slow down' });
    expect(open().trace.events.at(-1)?.detail).toMatchObject({ operation: 'ConverseStream', error: 'ThrottlingException' });
  });
});

describe('a caller', () => {
  it('is the role whose access key it uses, within the span that it works in', async () => {
    const { identity, trace } = open();
    const credentials = identity.issueCredentials(ROLE, () => 'span-of-the-turn', 'lex-fulfillment');
    const sent = open()
      .client(SecretsManagerClient, { credentials })
      .send(new GetSecretValueCommand({ SecretId: 'x' }));
    await expect(sent).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining('assumed-role/turn/lex-fulfillment is not'),
    });
    expect(trace.events.at(-1)).toMatchObject({
      parent: 'span-of-the-turn',
      detail: { principal: 'turn', error: 'AccessDeniedException' },
    });
  });

  it('with keys of its own is turned away, without its key in any message', async () => {
    const credentials = { accessKeyId: 'AKIALAPTOPOWNER', secretAccessKey: 'x' };
    const sent = open()
      .client(SecretsManagerClient, { credentials })
      .send(new GetSecretValueCommand({ SecretId: 'x' }));
    await expect(sent).rejects.toMatchObject({ name: 'UnrecognizedClientException', $metadata: { httpStatusCode: 403 } });
    expect(open().trace.faults).toHaveLength(1);
    expect(JSON.stringify(open().trace.events)).not.toContain('AKIALAPTOPOWNER');
  });
});
