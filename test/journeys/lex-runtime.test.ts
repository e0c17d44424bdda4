import { LexRuntimeV2Client, RecognizeTextCommand } from '@aws-sdk/client-lex-runtime-v2';
import { drive } from '../support/drive';
import { startTestCenter } from '../support/test-center';

it('the bot of the template answers the real Lex Runtime V2 client, over a real socket', async () => {
  const center = await startTestCenter();
  const { BotId: botId, BotAliasId: botAliasId } = center.cloud.outputs['Atlas'] as Record<string, string>;
  const client = new LexRuntimeV2Client({
    endpoint: await center.cloud.listen(0),
    region: 'us-east-1',
    credentials: { accessKeyId: 'operator', secretAccessKey: 'operator' },
  });
  const say = (text: string) =>
    drive(center.clock, client.send(new RecognizeTextCommand({ botId, botAliasId, localeId: 'en_US', sessionId: 'sdk-journey', text })));
  try {
    const first = await say('I would like to be called back');
    expect(first.sessionState?.intent?.name).toBe('Callback');
    expect(first.sessionState?.dialogAction).toMatchObject({ type: 'ElicitSlot', slotToElicit: 'Name' });
    expect(first.messages?.[0]?.content).toMatch(/name/);

    expect((await say('Grace')).sessionState?.dialogAction?.slotToElicit).toBe('Company');
    expect((await say('The Navy')).sessionState?.dialogAction?.slotToElicit).toBe('UseCase');
    // Outside Connect there is no caller's number to default to.
    expect((await say('compilers')).sessionState?.dialogAction?.slotToElicit).toBe('PhoneNumber');
    expect((await say('415 555 2671')).sessionState?.dialogAction?.type).toBe('ConfirmIntent');
    const last = await say('yes');
    expect(last.sessionState?.dialogAction?.type).toBe('Close');
    expect(last.sessionState?.intent?.state).toBe('Fulfilled');

    await center.clock.advance(60_000);
    expect(center.salesforce.leads()).toEqual([expect.objectContaining({ Phone: '+14155552671' })]);
    await expect(say('x'.repeat(1025))).rejects.toMatchObject({ name: 'ValidationException' });
  } finally {
    client.destroy();
    await center.close();
  }
});
