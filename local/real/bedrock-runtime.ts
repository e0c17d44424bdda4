import type {
  BedrockRuntimeClient,
  ConverseCommandInput,
  ConverseCommandOutput,
  ConverseStreamCommandOutput,
} from '@aws-sdk/client-bedrock-runtime';
import type { EventStreamOutput } from '../cloud/event-stream';
import { type CallContext, type Operation, type Service, ServiceError } from '../cloud/service';

/** The models of an AWS account. The one place of the local cloud that calls AWS, with the SDK and the credentials of whoever started it. */
export interface RealModels {
  readonly address: string;
  converse(input: ConverseCommandInput, signal: AbortSignal): Promise<ConverseCommandOutput>;
  converseStream(input: ConverseCommandInput, signal: AbortSignal): Promise<ConverseStreamCommandOutput>;
}

const DEFAULT_REGION = 'us-east-1';

/** The SDK is loaded only when somebody asks for it. Never the endpoint of the environment: that may well be this very cloud. */
export async function realModels(endpoint?: string): Promise<RealModels> {
  if (endpoint !== undefined && !URL.canParse(endpoint)) throw new Error(`--real bedrock-runtime=${endpoint}: expected a URL`);
  const { BedrockRuntimeClient: Client, ConverseCommand, ConverseStreamCommand } = await import('@aws-sdk/client-bedrock-runtime');
  const { NodeHttpHandler } = await import('@smithy/node-http-handler');
  const region = await new Client({}).config.region().catch(() => DEFAULT_REGION);
  const address = endpoint ?? `https://bedrock-runtime.${region}.amazonaws.com`;
  const client: BedrockRuntimeClient = new Client({ region, endpoint: address, requestHandler: new NodeHttpHandler(), maxAttempts: 1 });
  return {
    address,
    converse: (input, abortSignal) => client.send(new ConverseCommand(input), { abortSignal }),
    converseStream: (input, abortSignal) => client.send(new ConverseStreamCommand(input), { abortSignal }),
  };
}

/** Bedrock as it is hosted, its roles and guardrails as well; what a model says comes from the real one. Waiting for it takes no virtual time. */
export function withRealModels(service: Service, models: RealModels): Service {
  const { Converse, ConverseStream } = service.operations;
  if (!Converse || !ConverseStream) throw new Error('the local Bedrock hosts no Converse and no ConverseStream to replace');
  return {
    ...service,
    operations: { ...service.operations, Converse: converse(Converse, models), ConverseStream: converseStream(ConverseStream, models) },
  };
}

const converse = (hosted: Operation, models: RealModels): Operation => ({
  ...hosted,
  latencyMs: [0, 0],
  async run(input: ConverseCommandInput, { clock, signal }: CallContext<unknown>) {
    const { $metadata: _, ...answer } = await answered(clock.busy(models.converse(input, signal)));
    return answer;
  },
});

const converseStream = (hosted: Operation, models: RealModels): Operation => ({
  ...hosted,
  latencyMs: [0, 0],
  async run(input: ConverseCommandInput, { clock, signal }: CallContext<unknown>): Promise<EventStreamOutput> {
    const { stream } = await answered(clock.busy(models.converseStream(input, signal)));
    return { eventStream: paced(stream ?? [], clock) };
  },
});

/** Event by event, while virtual time stands still. */
async function* paced(
  stream: AsyncIterable<object> | Iterable<object>,
  clock: CallContext<unknown>['clock'],
): AsyncGenerator<Readonly<Record<string, unknown>>> {
  const events = (async function* () {
    yield* stream;
  })();
  try {
    for (;;) {
      const next = await answered(clock.busy(events.next()));
      if (next.done) return;
      yield next.value as Readonly<Record<string, unknown>>;
    }
  } finally {
    await events.return(undefined);
  }
}

/** What the real one refuses is told on by its name: the product knows what to do about it. */
async function answered<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (thrown) {
    const { name, message, $metadata } = thrown as Error & { readonly $metadata?: { readonly httpStatusCode?: number } };
    if (name === 'AbortError') throw thrown;
    throw new ServiceError(name, message, $metadata?.httpStatusCode ?? 503);
  }
}
