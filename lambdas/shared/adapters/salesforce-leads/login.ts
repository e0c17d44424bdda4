import { createSign } from 'node:crypto';
import { Connection } from 'jsforce/lib/connection';
import { SalesforceUnavailable } from '../../domain/errors';
import { PunctualTransport } from './transport';

/** The secret's value. */
export interface SalesforceSecret {
  /** `https://login.salesforce.com`, `https://test.salesforce.com`: also the audience of the assertion. */
  readonly loginUrl: string;
  readonly clientId: string;
  readonly username: string;
  /** PEM, of the certificate that the external client app knows. */
  readonly privateKey: string;
}

/** `isForced`: past every cache. */
export type ReadSecret = (isForced: boolean) => Promise<unknown>;

export const API_VERSION = '68.0';

/** Leads wait while nobody can log in: so it is unavailable, not rejected. */
class LoginRefused extends SalesforceUnavailable {}

/** A connection with a session, by the JWT bearer flow. A refusal may mean that the secret was rotated: it is read afresh, once. */
export async function login(readSecret: ReadSecret, deadlineMs: number, clock: { now(): number } = Date): Promise<Connection> {
  try {
    return await authorize(parseSecret(await readSecret(false)), deadlineMs, clock);
  } catch (error) {
    if (!(error instanceof LoginRefused)) throw error;
    return authorize(parseSecret(await readSecret(true)), deadlineMs, clock);
  }
}

async function authorize(secret: SalesforceSecret, deadlineMs: number, clock: { now(): number }): Promise<Connection> {
  const connection = new Connection({ loginUrl: secret.loginUrl, version: API_VERSION }); // no refreshFn: against a 401 that stays, it loops for ever
  connection._transport = connection.oauth2._transport = new PunctualTransport(deadlineMs);
  try {
    await connection.authorize({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: assertionOf(secret, clock.now()) });
    return connection;
  } catch (error) {
    const { name, code } = error as NodeJS.ErrnoException;
    const isRefusal = OAUTH_ERROR.test(name) || code?.startsWith('ERR_OSSL') === true;
    throw new (isRefusal ? LoginRefused : SalesforceUnavailable)(`no Salesforce session: ${code ?? name}`);
  }
}

/** `invalid_grant`, `invalid_client_id` … and 4xx without such a word; not a proxy's 503. */
const OAUTH_ERROR = /^(?:[a-z]+(?:_[a-z]+)+|ERROR_HTTP_4\d\d)$/;

const LIFE_SECONDS = 180;

function assertionOf({ clientId, username, loginUrl, privateKey }: SalesforceSecret, now: number): string {
  const claims = { iss: clientId, sub: username, aud: loginUrl, exp: Math.floor(now / 1000) + LIFE_SECONDS };
  const unsigned = [{ alg: 'RS256', typ: 'JWT' }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  return `${unsigned}.${createSign('RSA-SHA256').update(unsigned).sign(privateKey, 'base64url')}`;
}

function parseSecret(value: unknown): SalesforceSecret {
  const { loginUrl, clientId, username, privateKey } = (value ?? {}) as Record<string, unknown>;
  if (typeof loginUrl === 'string' && typeof clientId === 'string' && typeof username === 'string' && typeof privateKey === 'string') {
    return { loginUrl, clientId, username, privateKey };
  }
  throw new LoginRefused('the Salesforce secret is not JSON with { loginUrl, clientId, username, privateKey }');
}
