import { segment } from '../sign';
import { AwsClient, type AwsClientOptions, type Exchange } from './aws-client';
import { textOf } from './text-of';

/** Stands for `@aws-sdk/client-connect` in every bundle: 200 KB of it are the shapes of operations that nobody calls. */
export class ConnectClient extends AwsClient {
  constructor(options?: AwsClientOptions) {
    super({ endpoint: 'connect', signingName: 'connect', variable: 'CONNECT' }, options);
  }
}

export class DescribeContactCommand {
  readonly exchange: Exchange;

  constructor({ InstanceId, ContactId }: { readonly InstanceId: string; readonly ContactId: string }) {
    this.exchange = {
      method: 'GET',
      path: `/contacts/${segment(InstanceId)}/${segment(ContactId)}`,
      answer: async (response) => JSON.parse(await textOf(response), withTimes),
    };
  }
}

/** Times are seconds since 1970. */
const withTimes = (name: string, value: unknown): unknown =>
  typeof value === 'number' && name.endsWith('Timestamp') ? new Date(value * 1000) : value;

export class StartOutboundVoiceContactCommand {
  readonly exchange: Exchange;

  constructor(readonly input: object) {
    this.exchange = {
      method: 'PUT',
      path: '/contact/outbound-voice',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(input),
      answer: async (response) => JSON.parse(await textOf(response)),
    };
  }
}
