import { generateKeyPairSync, type KeyPairSyncResult, verify } from 'node:crypto';

export const CLIENT_ID = '3MVG9AtlasLocalConnectedAppConsumerKey';
export const USERNAME = 'atlas.integration@example.com';
/** Salesforce takes no assertion that is meant to live longer. */
const LONGEST_LIFE_SECONDS = 5 * 60;
const LOGIN_HOST = 'https://login.salesforce.com';

const keyPairs: KeyPairSyncResult<string, string>[] = [];

/** The app's first key, or the one after so many rotations. Made once per process, at first use: a key takes a good part of a second. It is real, so it appears in no trace. */
export function keys(rotations = 0): KeyPairSyncResult<string, string> {
  keyPairs[rotations] ??= generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return keyPairs[rotations];
}

/** How the integration user stands to the connected app. */
export type UserStanding = 'approved' | 'not approved' | 'inactive';

/** An error of the token endpoint, in OAuth's shape. */
export interface OAuthError {
  readonly error: string;
  readonly error_description: string;
}

interface Claims {
  readonly iss?: unknown;
  readonly sub?: unknown;
  readonly aud?: unknown;
  readonly exp?: unknown;
}

/** What is wrong with the assertion of a JWT bearer grant, in Salesforce's words; undefined when a token may be issued. */
export function assertionFault(
  assertion: string,
  expected: { nowMs: number; myDomainUrl: string; standing: UserStanding; rotations?: number },
): OAuthError | undefined {
  const claims = signedClaims(assertion, keys(expected.rotations).publicKey);
  if (!claims) return grantError('invalid assertion');
  if (claims.iss !== CLIENT_ID) return { error: 'invalid_client_id', error_description: 'client identifier invalid' };
  if (claims.aud !== LOGIN_HOST && claims.aud !== expected.myDomainUrl) return grantError('audience is invalid');
  const secondsLeft = Number(claims.exp) - expected.nowMs / 1000;
  if (!(secondsLeft > 0)) return grantError('expired authorization code');
  if (secondsLeft > LONGEST_LIFE_SECONDS) return grantError('invalid assertion');
  if (claims.sub !== USERNAME) return grantError("user hasn't approved this consumer");
  if (expected.standing === 'inactive') return { error: 'inactive_user', error_description: 'user is inactive' };
  if (expected.standing === 'not approved') {
    return { error: 'invalid_app_access', error_description: 'user is not admin approved to access this app' };
  }
  return undefined;
}

const grantError = (description: string): OAuthError => ({ error: 'invalid_grant', error_description: description });

/** The claims, if the assertion is an RS256 JWT signed with the connected app's key. */
function signedClaims(assertion: string, publicKey: string): Claims | undefined {
  const [header, payload, signature, ...rest] = assertion.split('.');
  if (header === undefined || payload === undefined || signature === undefined || rest.length > 0) return undefined;
  if (parsed(header)?.['alg'] !== 'RS256') return undefined;
  const isSigned = verify('RSA-SHA256', Buffer.from(`${header}.${payload}`), publicKey, Buffer.from(signature, 'base64url'));
  return isSigned ? parsed(payload) : undefined;
}

function parsed(part: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined; // not JSON: no claims
  }
}
