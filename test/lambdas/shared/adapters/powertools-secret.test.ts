import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { powertoolsIdentityKey } from '../../../../lambdas/shared/adapters/powertools-identity-key';
import { powertoolsSecret } from '../../../../lambdas/shared/adapters/powertools-secret';

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

const HOUR_MS = 3_600_000;
const secretOf = (client: SecretsManagerClient) => powertoolsSecret({ secretId: 'secret', maxAgeSeconds: 300, staleSeconds: 3600, client });

describe('a secret', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('is read once for a hundred invocations, at once or one after the other', async () => {
    const { client, calls } = clientWith('key-1');
    const secret = secretOf(client);
    expect(new Set(await Promise.all(Array.from({ length: 100 }, () => secret.read())))).toEqual(new Set(['key-1']));
    for (let turn = 0; turn < 100; turn++) {
      jest.advanceTimersByTime(2000);
      await secret.read();
    }
    expect(calls()).toBe(1);
  });

  it('is read anew before it is too old, while the old one is served', async () => {
    const { client, calls } = clientWith('key-1', 'key-2');
    const secret = secretOf(client);
    await secret.read();
    jest.advanceTimersByTime(240_000);
    expect(await secret.read()).toBe('key-1');
    await jest.advanceTimersByTimeAsync(0);
    expect(await secret.read()).toBe('key-2');
    expect(calls()).toBe(2);
  });

  it.each([
    ['does not answer', new Error('throttled')],
    ['answers with nothing', ''],
    ['answers with blanks', ' \n'],
  ])('outlives an hour in which Secrets Manager %s, which is asked now and then', async (_case, answer) => {
    const { client, calls } = clientWith('key-1', answer);
    const secret = secretOf(client);
    await secret.read();
    for (let minute = 0; minute < 59; minute++) {
      await jest.advanceTimersByTimeAsync(60_000);
      for (let turn = 0; turn < 5; turn++) expect(await secret.read()).toBe('key-1');
    }
    expect(calls()).toBeLessThanOrEqual(1 + 59);
    await jest.advanceTimersByTimeAsync(60_000);
    await expect(secret.read()).rejects.toThrow();
  });

  it('is read past every cache by whoever has reason to', async () => {
    const { client } = clientWith('key-1', 'key-2');
    const secret = secretOf(client);
    await secret.read();
    expect(await secret.read({ isForced: true })).toBe('key-2');
    expect(await secret.read()).toBe('key-2');
  });

  it('fails when it was never read, and is tried again the next time', async () => {
    const { client } = clientWith(new Error('down'), 'key-1');
    const secret = secretOf(client);
    await expect(secret.read()).rejects.toThrow('down');
    expect(await secret.read()).toBe('key-1');
  });

  it('is read anew by whoever joined a read that then fails', async () => {
    const { client, calls } = clientWith(Promise.reject(new Error('frozen')), 'key-1');
    const secret = secretOf(client);
    const warmUp = secret.read().catch(() => 'cold');
    const turns = [secret.read(), secret.read()];
    expect(await warmUp).toBe('cold');
    expect(await Promise.all(turns)).toEqual(['key-1', 'key-1']);
    expect(calls()).toBe(2);
  });
});

describe('the identity key', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('is right for as long as the environment lives: it is never rotated', async () => {
    const { client, calls } = clientWith('key-1', new Error('down'));
    const key = powertoolsIdentityKey({ secretId: 'secret', client });
    for (let hour = 0; hour < 72; hour++) {
      expect(await key.read()).toBe('key-1');
      await jest.advanceTimersByTimeAsync(HOUR_MS);
    }
    expect(calls()).toBeGreaterThan(1);
  });
});
