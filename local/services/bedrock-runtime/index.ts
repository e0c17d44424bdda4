import type { Service } from '../../cloud/service';
import { converse } from './operations/converse';
import { converseStream } from './operations/converse-stream';
import { BedrockStore } from './store';

/** Amazon Bedrock's Converse API. What the models say is written by `writer/`: sensible, deterministic, and no language model. */
export const bedrockRuntime: Service<BedrockStore> = {
  name: 'bedrock-runtime',
  signingName: 'bedrock',
  protocol: { kind: 'rest-json' },
  notHere:
    'InvokeModel, ApplyGuardrail, CountTokens and asynchronous invocation; models other than Claude Haiku 5.5, Sonnet 5 and 5.5; tools, guardrails, images, documents, structured output, prompt caching.',
  createStore: ({ random }) => new BedrockStore(random.fork('bedrock-runtime')),
  resources: {},
  operations: {
    Converse: converse,
    ConverseStream: converseStream,
  },
};
