import { gunzipSync } from 'node:zlib';
import {
  DeleteSessionCommand,
  GetSessionCommand,
  LexRuntimeV2Client,
  PutSessionCommand,
  RecognizeTextCommand,
} from '@aws-sdk/client-lex-runtime-v2';
import type { Cloud } from '../../../../local/cloud/cloud';
import type { VirtualClock } from '../../../../local/cloud/virtual-clock';
import { lexRuntimeV2 } from '../../../../local/services/lex-runtime-v2';
import { drive } from '../../../support/drive';
import { host, ref, trustedBy } from './bot-assembly';
import { aliasProperties } from './hosted-bot';

describe('a hosted bot, through the SDK', () => {
  let clock: VirtualClock;
  let cloud: Cloud;
  let endpoint: string;
  const clients: LexRuntimeV2Client[] = [];

  const outputs = () => cloud.outputs['Bot'] ?? {};
  const address = () => ({ botId: outputs()['BotId'], botAliasId: outputs()['BotAliasId'], localeId: 'en_US', sessionId: 'session-1' });
  function clientOf(role: string): LexRuntimeV2Client {
    const credentials = cloud.context(lexRuntimeV2).identity.issueCredentials(outputs()[role] ?? '', () => undefined);
    const client = new LexRuntimeV2Client({ endpoint, region: 'us-east-1', credentials, maxAttempts: 1 });
    clients.push(client);
    return client;
  }

  beforeAll(async () => {
    ({ clock, cloud } = await host());
    endpoint = await cloud.listen(0);
  });
  afterAll(async () => {
    for (const client of clients) client.destroy();
    await cloud.close();
  });

  it('talks, over HTTP/2, with the function behind it', async () => {
    const answer = await drive(clock, clientOf('Client').send(new RecognizeTextCommand({ ...address(), text: 'Good morning' })));
    expect(answer).toMatchObject({
      messages: [{ contentType: 'PlainText', content: 'You said: Good morning' }],
      sessionState: { sessionAttributes: { intent: 'Greeting' }, intent: { name: 'Greeting' }, dialogAction: { type: 'ElicitIntent' } },
      interpretations: [{ nluConfidence: { score: 1 } }, {}],
    });
  });

  it('shows a session, puts another in its place, and deletes it', async () => {
    const client = clientOf('Client');
    await drive(clock, client.send(new RecognizeTextCommand({ ...address(), text: 'call me back' })));
    const session = await drive(clock, client.send(new GetSessionCommand(address())));
    expect(session.sessionState?.dialogAction).toEqual({ type: 'ElicitSlot', slotToElicit: 'FirstName' });
    const put = await drive(
      clock,
      client.send(new PutSessionCommand({ ...address(), sessionState: { sessionAttributes: { fresh: 'yes' } } })),
    );
    expect(JSON.parse(gunzipSync(Buffer.from(put.sessionState ?? '', 'base64')).toString())).toMatchObject({
      sessionAttributes: { fresh: 'yes' },
    });
    expect(await drive(clock, client.send(new DeleteSessionCommand(address())))).toMatchObject({ sessionId: 'session-1' });
    await expect(drive(clock, client.send(new GetSessionCommand(address())))).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it("throws the SDK's own exceptions", async () => {
    const client = clientOf('Client');
    await expect(drive(clock, client.send(new RecognizeTextCommand({ ...address(), text: '' })))).rejects.toMatchObject({
      name: 'ValidationException',
      $metadata: { httpStatusCode: 400 },
    });
    await expect(drive(clock, clientOf('Stranger').send(new RecognizeTextCommand({ ...address(), text: 'hello' })))).rejects.toMatchObject({
      name: 'AccessDeniedException',
    });
  });
});

describe('a bot that is wired wrongly', () => {
  it('cannot call a function that does not permit it: a turn fails, and says which permission is missing', async () => {
    const { clock, cloud } = await host({ Permission: { Type: 'AWS::Lambda::Version', Properties: { FunctionName: ref('Function') } } });
    const { BotId: botId, BotAliasId: botAliasId } = cloud.outputs['Bot'] as { BotId: string; BotAliasId: string };
    const input = { botId, botAliasId, localeId: 'en_US', sessionId: 'session-1', text: 'hello' };
    const turn = cloud.call({ service: 'lex-runtime-v2', operation: 'RecognizeText', input, principal: { kind: 'operator' } });
    await expect(drive(clock, turn)).rejects.toMatchObject({
      name: 'DependencyFailedException',
      message: expect.stringMatching(/^Access denied while invoking lambda function/),
    });
    expect(cloud.context(lexRuntimeV2).trace.faults.map(({ what }) => what)).toContainEqual(
      expect.stringMatching(/no resource-based policy allows the lambda:InvokeFunction action/),
    );
    await cloud.close();
  });

  it.each<[string, object, RegExp]>([
    [
      'names a function that is not there',
      {
        Live: {
          Type: 'AWS::Lex::BotAlias',
          Properties: aliasProperties(ref('Bot'), { 'Fn::GetAtt': ['BotVersion', 'BotVersion'] } as unknown as string),
        },
      },
      /function:fulfillment:live is no version or alias of a function hosted here/,
    ],
    ['has a role of somebody else', { LexRole: trustedBy('lambda.amazonaws.com') }, /cannot be assumed by lexv2.amazonaws.com/],
  ])('is refused at the start when it %s', async (_case, changes, refusal) => {
    await expect(host(changes)).rejects.toThrow(refusal);
  });
});
