import { createHash, createHmac } from 'node:crypto';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

export interface Unsigned {
  /** @default POST */
  readonly method?: string;
  readonly host: string;
  /** Without a query; encoded already. */
  readonly path: string;
  readonly region: string;
  /** As signatures name it: `states`, `bedrock` … */
  readonly service: string;
  /** Empty when there is none. */
  readonly body: string;
  readonly at: Date;
  /** Signed beside those that every request has. */
  readonly headers: Readonly<Record<string, string>>;
  /** @default those of the environment */
  readonly credentials?: Credentials;
}

/** The headers of a request, with its signature, version 4. https://docs.aws.amazon.com/IAM/latest/UserGuide/create-signed-request.html */
export function signed(request: Unsigned): Record<string, string> {
  const { method = 'POST', host, path, region, body, at, headers: own, service, credentials = ofEnvironment() } = request;
  const time = at.toISOString().replace(/[-:]|\.\d{3}/g, '');
  const digest = sha256(body);
  const headers: Record<string, string> = {
    ...own,
    host,
    'x-amz-content-sha256': digest,
    'x-amz-date': time,
    ...(credentials.sessionToken && { 'x-amz-security-token': credentials.sessionToken }),
  };
  const names = Object.keys(headers).sort((one, other) => (one < other ? -1 : 1));
  const lines = names.map((name) => `${name}:${headers[name]}`);
  const canonical = [method, encoded(path), '', ...lines, '', names.join(';'), digest].join('\n');
  const scope = [time.slice(0, 8), region, service, 'aws4_request'];
  const signature = hmac(keyOf(credentials, scope), ['AWS4-HMAC-SHA256', time, scope.join('/'), sha256(canonical)].join('\n')).toString(
    'hex',
  );
  const credential = `Credential=${credentials.accessKeyId}/${scope.join('/')}`;
  return { ...headers, authorization: `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=${names.join(';')}, Signature=${signature}` };
}

/** By scope, with the secret that each was made of: one for a service and a day. */
const KEYS = new Map<string, { readonly madeOf: string; readonly key: Buffer }>();
const MAX_KEYS = 16;

function keyOf({ secretAccessKey }: Credentials, scope: readonly string[]): Buffer {
  const name = scope.join('/');
  const known = KEYS.get(name);
  if (known?.madeOf === secretAccessKey) return known.key;
  const key = scope.reduce<Buffer>((secret, part) => hmac(secret, part), Buffer.from(`AWS4${secretAccessKey}`));
  if (KEYS.size >= MAX_KEYS) KEYS.clear();
  KEYS.set(name, { madeOf: secretAccessKey, key });
  return key;
}

/**
 * A function has its credentials in its environment and nowhere else, for as long as the environment lives. Not here: container credentials, which Lambda
 * gives to SnapStart functions only, and SnapStart is not offered for Node.
 */
function ofEnvironment(): Credentials {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = process.env;
  if (!AWS_ACCESS_KEY_ID || !AWS_SECRET_ACCESS_KEY) {
    const missing = new Error('no credentials in the environment, expected AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY');
    throw Object.assign(missing, { name: 'CredentialsProviderError' }); // as the SDK's: nothing has left this machine
  }
  return {
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    ...(AWS_SESSION_TOKEN && { sessionToken: AWS_SESSION_TOKEN }),
  };
}

/** One segment of a path. */
export const segment = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);

/** Each segment a second time: the path on the wire is encoded already. */
const encoded = (path: string): string => path.split('/').map(segment).join('/');
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const hmac = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
