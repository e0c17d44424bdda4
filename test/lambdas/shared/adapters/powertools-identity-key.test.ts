import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { powertoolsIdentityKey } from '../../../../lambdas/shared/adapters/powertools-identity-key';

/** Secrets Manager as the client sees it: the answers in turn, the last one for ever. */
function clientWith(...answers: (string | Error | Promise<string>)[]) {
  const client = new SecretsManagerClient({ region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } });
  let calls = 0;
  client.send = (async () => {
    const answer = await answers[Math.min(calls++, answers.length - 1)];
    if (answer instanceof Error) throw answer;
    return { SecretString: answer };
  }) as never;
  return { client, calls: () => calls };
}

describe('the identity key', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('is read once for any number of waiters, and kept for five minutes', async () => {
    const { client, calls } = clientWith('key-1');
    const key = powertoolsIdentityKey({ secretId: 'secret', client });
    expect(await Promise.all(Array.from({ length: 20 }, () => key.read()))).toEqual(Array.from({ length: 20 }, () => 'key-1'));
    jest.advanceTimersByTime(299_000);
    await key.read();
    expect(calls()).toBe(1);
    jest.advanceTimersByTime(2000);
    await key.read();
    expect(calls()).toBe(2);
  });

  it.each([
    ['does not answer', new Error('throttled')],
    ['answers with nothing', ''],
    ['answers with blanks', ' \n'],
  ])('is the last good one when Secrets Manager %s, for as long as that lasts', async (_case, answer) => {
    const { client } = clientWith('key-1', answer);
    const key = powertoolsIdentityKey({ secretId: 'secret', client });
    await key.read();
    for (let hour = 0; hour < 3; hour++) {
      jest.advanceTimersByTime(3_600_000);
      expect(await key.read()).toBe('key-1');
    }
  });

  it('fails when it was never read, and is tried again the next time', async () => {
    const { client } = clientWith(new Error('down'), 'key-1');
    const key = powertoolsIdentityKey({ secretId: 'secret', client });
    await expect(key.read()).rejects.toThrow('down');
    expect(await key.read()).toBe('key-1');
  });

  it('is read anew by whoever joined a read that then fails', async () => {
    const { client, calls } = clientWith(Promise.reject(new Error('frozen')), 'key-1');
    const key = powertoolsIdentityKey({ secretId: 'secret', client });
    const warmUp = key.read().catch(() => 'cold');
    const turns = [key.read(), key.read()];
    expect(await warmUp).toBe('cold');
    expect(await Promise.all(turns)).toEqual(['key-1', 'key-1']);
    expect(calls()).toBe(2);
  });
});
