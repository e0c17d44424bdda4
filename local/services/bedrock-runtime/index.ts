import type { Service } from '../../cloud/service';
import { provisionGuardrail, provisionGuardrailVersion } from './guardrails/provision';
import { applyGuardrail } from './operations/apply-guardrail';
import { converse } from './operations/converse';
import { converseStream } from './operations/converse-stream';
import { BedrockStore } from './store';

/** Amazon Bedrock's Converse API. What the models say is written by `writer/`: sensible, deterministic, and no language model. */
export const bedrockRuntime: Service<BedrockStore> = {
  name: 'bedrock-runtime',
  signingName: 'bedrock',
  protocol: { kind: 'rest-json' },
  notHere:
    'InvokeModel, CountTokens and asynchronous invocation; models other than Claude Haiku 5.5, Sonnet 5 and 5.5; tools, images, documents, structured output, prompt caching. ' +
    'Of guardrails: word lists, regular expressions, contextual grounding, images, PII entities other than card and social security numbers, and guardrails within Converse; what is found is found by patterns, not by a model.',
  createStore: ({ random }) => new BedrockStore(random.fork('bedrock-runtime')),
  resources: {
    'AWS::Bedrock::Guardrail': provisionGuardrail,
    'AWS::Bedrock::GuardrailVersion': provisionGuardrailVersion,
  },
  operations: {
    ApplyGuardrail: applyGuardrail,
    Converse: converse,
    ConverseStream: converseStream,
  },
};
