import * as http from 'node:http';
import * as https from 'node:https';
import { segment, signed } from './sdk/sign';

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
      const path = `/2015-03-31/functions/${segment(functionArn)}/invocations`;
      const headers = signed({ host: endpoint.host, path, region, service: 'lambda', body, at: new Date(), headers: ASYNCHRONOUS });
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
