import { EventStreamMarshaller } from '@smithy/core/event-streams';
import { segment } from '../sign';
import { AwsClient, type AwsClientOptions, type Exchange } from './aws-client';
import { textOf } from './text-of';

/** Stands for `@aws-sdk/client-bedrock-runtime` in every bundle. Not here: images, documents and every other operation. */
export class BedrockRuntimeClient extends AwsClient {
  constructor(options?: AwsClientOptions) {
    super({ endpoint: 'bedrock-runtime', signingName: 'bedrock', variable: 'BEDROCK_RUNTIME' }, options);
  }
}

const JSON_BODY = { 'content-type': 'application/json' };

export class ApplyGuardrailCommand {
  readonly exchange: Exchange;

  constructor({
    guardrailIdentifier,
    guardrailVersion,
    ...body
  }: { readonly guardrailIdentifier: string; readonly guardrailVersion: string }) {
    this.exchange = {
      method: 'POST',
      path: `/guardrail/${segment(guardrailIdentifier)}/version/${segment(guardrailVersion)}/apply`,
      headers: JSON_BODY,
      body: JSON.stringify(body),
      answer: async (response) => JSON.parse(await textOf(response)),
    };
  }
}

export class ConverseStreamCommand {
  readonly exchange: Exchange;

  constructor({ modelId, ...body }: { readonly modelId: string }) {
    this.exchange = {
      method: 'POST',
      path: `/model/${segment(modelId)}/converse-stream`,
      headers: JSON_BODY,
      body: JSON.stringify(body),
      answer: async (response) => ({ stream: events.deserialize(response, parsed) }),
    };
  }
}

const events = new EventStreamMarshaller({
  utf8Encoder: (bytes) => Buffer.from(bytes as Uint8Array).toString('utf8'),
  utf8Decoder: (text) => Buffer.from(text, 'utf8'),
});

/** One message by the name of its event. An error that comes within the stream has its class's name, as one in place of it has. */
async function parsed(message: Readonly<Record<string, { readonly body: Uint8Array }>>): Promise<Record<string, unknown>> {
  const [[name = '', { body }] = ['', { body: new Uint8Array() }]] = Object.entries(message);
  const value = JSON.parse(Buffer.from(body).toString('utf8') || '{}');
  if (!name.endsWith('Exception')) return { [name]: value };
  return {
    [name]: Object.assign(new Error(value.message ?? 'UnknownError'), { name: `${name.slice(0, 1).toUpperCase()}${name.slice(1)}` }),
  };
}
