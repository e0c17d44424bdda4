import { SecretsProvider } from '@aws-lambda-powertools/parameters/secrets';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { quiet } from './sdk/quiet';

export interface PowertoolsSecretOptions {
  readonly secretId: string;
  /** Older than this, it is read again; nobody waits for that while there is a value. */
  readonly maxAgeSeconds: number;
  /**
   * As long as Secrets Manager does not answer, the last good value is served until it is this old.
   * @default for ever
   */
  readonly staleSeconds?: number;
  /**
   * A value that is not is no value: the last good one stays.
   * @default is not blank
   */
  readonly isUsable?: (value: string) => boolean;
  /** @default 800 */
  readonly deadlineMs?: number;
  readonly client?: SecretsManagerClient;
}

export interface Secret {
  /** `isForced`: past every cache. Fails when there is no value, or none young enough. */
  read(options?: { readonly isForced?: boolean }): Promise<string>;
}

/** While somebody waits for nothing, an outage is asked about this often. */
const RETRY_MS = 30_000;
/** Read again before it is too old, so that nobody has to wait. */
const REFRESH_AT_SHARE = 0.8;

/**
 * A secret through Powertools parameters, which caches but neither shares one fetch among waiters nor survives an outage: this does both, and reads
 * anew while the old value is served.
 */
export function powertoolsSecret(options: PowertoolsSecretOptions): Secret {
  const { secretId, maxAgeSeconds, staleSeconds = Number.POSITIVE_INFINITY, deadlineMs = 800, isUsable = isNotBlank } = options;
  let provider: SecretsProvider | undefined;
  let good: { readonly value: string; readonly readAt: number } | undefined;
  let fetching: Promise<string> | undefined;
  let failedAt = Number.NEGATIVE_INFINITY;

  const fetch = async (): Promise<string> => {
    try {
      provider ??= new SecretsProvider({ awsSdkV3Client: options.client ?? impatientClient(deadlineMs) });
      const value = await provider.get(secretId, { maxAge: maxAgeSeconds, forceFetch: true });
      if (typeof value !== 'string' || !isUsable(value))
        throw new Error(`the value of ${secretId} is empty or not what was expected of it`);
      good = { value, readAt: Date.now() };
      return value;
    } catch (error) {
      failedAt = Date.now();
      throw error;
    }
  };
  const fetchOnce = (): Promise<string> => {
    fetching ??= fetch().finally(() => {
      fetching = undefined;
    });
    return fetching;
  };
  const ageMs = () => (good ? Date.now() - good.readAt : Number.POSITIVE_INFINITY);

  return {
    async read({ isForced = false } = {}) {
      if (good && !isForced && ageMs() < staleSeconds * 1000) {
        const isOld = ageMs() >= maxAgeSeconds * 1000 * REFRESH_AT_SHARE;
        if (isOld && Date.now() - failedAt >= RETRY_MS) fetchOnce().catch(() => undefined); // the value at hand will do
        return good.value;
      }
      const isJoining = fetching !== undefined;
      try {
        return await fetchOnce();
      } catch (error) {
        if (isJoining) return fetchOnce(); // begun before this turn, perhaps before the environment was frozen: not this turn's failure
        throw error;
      }
    },
  };
}

const isNotBlank = (value: string): boolean => value.trim() !== '';

const impatientClient = (deadlineMs: number) =>
  new SecretsManagerClient({
    ...quiet,
    requestHandler: new NodeHttpHandler({ connectionTimeout: deadlineMs, requestTimeout: deadlineMs, throwOnRequestTimeout: true }),
    maxAttempts: 1,
  });
