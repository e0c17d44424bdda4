import { seededRandom } from '../../../../local/cloud/seeded-random';
import type { VirtualClock } from '../../../../local/cloud/virtual-clock';
import { inProcess } from '../../../../local/services/lambda/runtime/in-process';
import { NO_SUCH_FILES } from '../../../../local/services/lambda/runtime/no-such-files';
import type {
  EnvironmentConfiguration,
  ExecutionEnvironment,
  InvocationResult,
  LogLine,
  Runtime,
} from '../../../../local/services/lambda/runtime/runtime';
import { inMemoryEndpoint } from './in-memory-endpoint';

export interface TestEnvironment {
  readonly environment: ExecutionEnvironment;
  readonly lines: LogLine[];
  readonly refused: string[];
  readonly endpoint: ReturnType<typeof inMemoryEndpoint>;
  /** Invokes, and moves time until the invocation has ended. */
  invoke(event?: unknown): Promise<InvocationResult>;
}

/** One execution environment over a tiny in-memory AWS. */
export function startEnvironment(
  codeDirectory: string,
  clock: VirtualClock,
  { seed = '1', runtime = inProcess, ...changes }: Partial<EnvironmentConfiguration> & { seed?: string; runtime?: Runtime } = {},
): TestEnvironment {
  const lines: LogLine[] = [];
  const refused: string[] = [];
  const endpoint = inMemoryEndpoint(clock);
  let invocations = 0;
  const environment = runtime.start({
    functionName: 'greeter',
    codeDirectory,
    handler: 'index.handler',
    variables: {
      AWS_REGION: 'us-east-1',
      AWS_ENDPOINT_URL: endpoint.url,
      AWS_ACCESS_KEY_ID: 'AKIAGREETER',
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      ...NO_SUCH_FILES,
    },
    memoryMiB: 512,
    logFormat: { kind: 'Text', level: 'INFO' },
    clock,
    random: seededRandom(seed),
    endpointUrl: endpoint.url,
    isEndpoint: (host) => host === new URL(endpoint.url).host,
    connect: endpoint.connect,
    exchange: endpoint.exchange,
    onLog: (line) => lines.push(line),
    onRefused: (what) => refused.push(what),
    ...changes,
  });
  return {
    environment,
    lines,
    refused,
    endpoint,
    async invoke(event = {}) {
      let result: InvocationResult | undefined;
      environment.thaw();
      // The function's time-out, as the service sets it.
      const timeout = clock.setTimeout(() => environment.kill({ errorType: 'Sandbox.Timedout', errorMessage: 'late' }), 3000);
      void environment
        .invoke({
          requestId: `request-${++invocations}`,
          payload: JSON.stringify(event),
          invokedFunctionArn: 'arn:aws:lambda:us-east-1:123456789012:function:greeter:live',
          deadlineAt: clock.now() + 3000,
          traceHeader: 'Root=1-5759e988-bd862e3fe1be46a994272793',
        })
        .then((ended) => {
          clock.clearTimeout(timeout);
          result = ended;
          environment.freeze();
        });
      await clock.runUntil(() => result !== undefined);
      if (!result) throw new Error('the invocation never ends');
      return result;
    },
  };
}
