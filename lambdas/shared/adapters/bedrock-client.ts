import { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { onFirstUse, type Sender } from './sdk/on-first-use';
import { quiet } from './sdk/quiet';

/** One per execution environment, for models and guardrail. HTTP/1.1 keep-alive: half the CPU of the default handler. No retries: a turn has no time for them. */
export const bedrockClient = (): Sender<BedrockRuntimeClient> =>
  onFirstUse(
    () => new BedrockRuntimeClient({ ...quiet, requestHandler: new NodeHttpHandler({ connectionTimeout: 1000 }), maxAttempts: 1 }),
  );
