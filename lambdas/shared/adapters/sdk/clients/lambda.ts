import { segment } from '../sign';
import { AwsClient, type AwsClientOptions, type Exchange } from './aws-client';
import { textOf } from './text-of';

/** Stands for `@aws-sdk/client-lambda` in every bundle. Not here: asynchronous invocations (../../lambda-invocations.ts), logs in the answer. */
export class LambdaClient extends AwsClient {
  constructor(options?: AwsClientOptions) {
    super({ endpoint: 'lambda', signingName: 'lambda', variable: 'LAMBDA' }, options);
  }
}

export class InvokeCommand {
  readonly exchange: Exchange;

  constructor({ FunctionName, Payload }: { readonly FunctionName: string; readonly Payload: Uint8Array }) {
    this.exchange = {
      method: 'POST',
      path: `/2015-03-31/functions/${segment(FunctionName)}/invocations`,
      headers: { 'content-type': 'application/octet-stream' },
      body: Buffer.from(Payload).toString('utf8'),
      answer: async (response) => ({
        StatusCode: response.statusCode,
        FunctionError: response.headers['x-amz-function-error'],
        ExecutedVersion: response.headers['x-amz-executed-version'],
        Payload: Buffer.from(await textOf(response)),
      }),
    };
  }
}
