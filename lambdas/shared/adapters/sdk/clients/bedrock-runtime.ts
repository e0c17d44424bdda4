import { segment } from '../sign';
import { AwsClient, type AwsClientOptions, type Exchange } from './aws-client';
import { eventsOf } from './event-stream';
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
      answer: async (response) => ({ stream: eventsOf(response) }),
    };
  }
}
