import { createHash, createHmac } from 'node:crypto';
import * as http from 'node:http';
import * as https from 'node:https';

export interface LambdaInvocationsOptions {
  /** `arn:aws:lambda:<region>:<account>:function:<name>:<alias>` */
  readonly functionArn: string;
  /** @default 800 */
  readonly deadlineMs?: number;
}

/**
 * Asks Lambda to run a function once, some time soon: its asynchronous Invoke, signed by hand. The SDK's client is 71 KB of the bundle that every
 * caller waits for, this is one; test/lambdas/shared/adapters/lambda-invocations.test.ts holds both to the same signature.
 * Not here: answers of the function, retries (Lambda's own queue has them).
 */
export function lambdaInvocations({ functionArn, deadlineMs = 800 }: LambdaInvocationsOptions) {
  const region = functionArn.split(':')[3] ?? '';
  const endpoint = new URL(
    process.env['AWS_ENDPOINT_URL_LAMBDA'] ?? process.env['AWS_ENDPOINT_URL'] ?? `https://lambda.${region}.amazonaws.com`,
  );
  const { request, Agent } = endpoint.protocol === 'https:' ? https : http;
  const agent = new Agent({ keepAlive: true });

  return {
    async invokeLater(payload: object): Promise<void> {
      const body = JSON.stringify(payload);
      const path = `/2015-03-31/functions/${encodeURIComponent(functionArn)}/invocations`;
      const headers = signed({ host: endpoint.host, path, region, body, at: new Date(), headers: ASYNCHRONOUS });
      const status = await new Promise<number>((resolve, reject) => {
        const call = request(new URL(path, endpoint), { method: 'POST', headers, agent }, (response) => {
          response.resume();
          response.on('end', () => resolve(response.statusCode ?? 0));
          response.on('error', reject);
        });
        call.setTimeout(deadlineMs, () => call.destroy(new Error(`no answer from Lambda within ${deadlineMs} ms`)));
        call.on('error', reject);
        call.end(body);
      });
      if (status !== 202) throw new Error(`Lambda answered ${status} to an asynchronous invocation, expected 202`);
    },
  };
}

const ASYNCHRONOUS = { 'content-type': 'application/octet-stream', 'x-amz-invocation-type': 'Event' };

interface Request {
  readonly host: string;
  readonly path: string;
  readonly region: string;
  readonly body: string;
  readonly at: Date;
  /** Signed beside those that every request has. */
  readonly headers: Readonly<Record<string, string>>;
  /** @default lambda */
  readonly service?: string;
  /** @default those of the environment */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string; readonly sessionToken?: string };
}

/** Signature version 4, for this one request. https://docs.aws.amazon.com/IAM/latest/UserGuide/create-signed-request.html */
export function signed(request: Request): Record<string, string> {
  const { host, path, region, body, at, headers: own, service = 'lambda', credentials = ofEnvironment() } = request;
  const time = at.toISOString().replace(/[-:]|\.\d{3}/g, '');
  const headers: Record<string, string> = {
    ...own,
    host,
    'x-amz-content-sha256': sha256(body),
    'x-amz-date': time,
    ...(credentials.sessionToken && { 'x-amz-security-token': credentials.sessionToken }),
  };
  const names = Object.keys(headers).sort((one, other) => (one < other ? -1 : 1));
  const canonical = ['POST', encoded(path), '', ...names.map((name) => `${name}:${headers[name]}`), '', names.join(';'), sha256(body)].join(
    '\n',
  );
  const scope = [time.slice(0, 8), region, service, 'aws4_request'];
  const key = scope.reduce<Buffer | string>((secret, part) => hmac(secret, part), `AWS4${credentials.secretAccessKey}`);
  const signature = hmac(key, ['AWS4-HMAC-SHA256', time, scope.join('/'), sha256(canonical)].join('\n')).toString('hex');
  const credential = `Credential=${credentials.accessKeyId}/${scope.join('/')}`;
  return { ...headers, authorization: `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=${names.join(';')}, Signature=${signature}` };
}

function ofEnvironment(): NonNullable<Request['credentials']> {
  const { AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '', AWS_SESSION_TOKEN } = process.env;
  return {
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    ...(AWS_SESSION_TOKEN && { sessionToken: AWS_SESSION_TOKEN }),
  };
}

/** Each segment a second time: the path on the wire is encoded already. */
const encoded = (path: string): string => path.split('/').map(encodeURIComponent).join('/');
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const hmac = (key: Buffer | string, text: string): Buffer => createHmac('sha256', key).update(text).digest();
