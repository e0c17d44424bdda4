import type { Server } from 'node:http';
import { memoryConnection } from '../../local/cloud/memory-network';
import type { Random } from '../../local/cloud/random';
import type { VirtualClock } from '../../local/cloud/virtual-clock';
import { inProcess } from '../../local/services/lambda/runtime/in-process';
import { NO_SUCH_FILES } from '../../local/services/lambda/runtime/no-such-files';
import type { ExecutionEnvironment, InvocationError } from '../../local/services/lambda/runtime/runtime';
import { type StandInOptions, standInServer } from '../stand-ins/stand-in-server';
import type { ShippedFunction } from './shipped-function';

const ENDPOINT = '127.0.0.1:4566';

export interface Invoked {
  /** What the handler gave, parsed. */
  readonly output?: unknown;
  readonly error?: InvocationError;
  /** On the virtual clock. */
  readonly ms: number;
}

/**
 * One execution environment of a shipped bundle, on virtual time, whose every request a stand-in answers. Frozen between invocations, as on Lambda;
 * one that has ended is replaced by a new one.
 */
export class WarmFunction {
  /** Lines of the log are handed here. */
  onLog: (line: string) => void = () => {};
  environments = 0;
  readonly #server: Server;
  #environment: ExecutionEnvironment | undefined;
  #invocations = 0;

  constructor(
    private readonly fn: ShippedFunction,
    private readonly clock: VirtualClock,
    private readonly random: Random,
    answer: StandInOptions['answer'],
  ) {
    this.#server = standInServer({ answer, sleep: (ms, signal) => clock.sleep(ms, signal) });
  }

  async invoke(event: unknown): Promise<Invoked> {
    const environment = await this.#idle();
    const startedAt = this.clock.now();
    const result = await this.#until(
      environment.invoke({
        requestId: `request-${++this.#invocations}`,
        payload: JSON.stringify(event),
        invokedFunctionArn: `arn:aws:lambda:us-east-1:123456789012:function:${this.fn.name}:live`,
        deadlineAt: startedAt + this.fn.timeoutSeconds * 1000,
        traceHeader: 'Root=1-00000000-000000000000000000000000;Sampled=0',
      }),
      this.fn.timeoutSeconds * 1000,
    );
    const ms = this.clock.now() - startedAt;
    if (result === undefined) {
      const error = { errorType: 'Sandbox.Timedout', errorMessage: `timed out after ${this.fn.timeoutSeconds} s` };
      environment.kill(error);
      return { error, ms };
    }
    if (environment.isAlive) environment.freeze();
    return 'payload' in result ? { output: JSON.parse(result.payload), ms } : { error: result.error, ms };
  }

  /** An environment that is ready before anybody calls. */
  async warmUp(): Promise<void> {
    (await this.#idle()).freeze();
  }

  /** The next invocation finds a new environment. */
  end(): void {
    this.#environment?.kill({ errorType: 'Runtime.ExitError', errorMessage: 'ended' });
    this.#environment = undefined;
  }

  close(): void {
    this.end();
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #idle(): Promise<ExecutionEnvironment> {
    if (this.#environment?.isAlive) {
      this.#environment.thaw();
      return this.#environment;
    }
    const environment = this.#start();
    const error = await this.#until(environment.initialized, 10_000);
    if (error) throw new Error(`${this.fn.name} cannot be initialized: ${error.errorType}: ${error.errorMessage}`);
    await this.clock.settle(); // what it does beforehand
    this.#environment = environment;
    return environment;
  }

  #start(): ExecutionEnvironment {
    const { name, codeDirectory, handler, memoryMiB, variables } = this.fn;
    return inProcess.start({
      ...{ functionName: name, codeDirectory, handler, memoryMiB, clock: this.clock },
      random: this.random.fork(`${name}/${++this.environments}`),
      variables: { ...environmentOf(this.fn), ...variables, AWS_ENDPOINT_URL: `http://${ENDPOINT}` },
      logFormat: { kind: 'Text', level: 'INFO' },
      endpointUrl: `http://${ENDPOINT}`,
      isEndpoint: (host) => host === ENDPOINT,
      connect: () => {
        const { client, server } = memoryConnection({ touch: this.clock.touch });
        this.#server.emit('connection', server);
        return client;
      },
      onLog: ({ text }) => this.onLog(text),
      onRefused: (what) => {
        throw new Error(`${name} wanted ${what}`);
      },
    });
  }

  /** Moves time until it is there; `undefined` when that takes longer. */
  async #until<T>(work: Promise<T>, maxMs: number): Promise<T | undefined> {
    let settled = false;
    const done = () => {
      settled = true;
    };
    work.then(done, done);
    await this.clock.runUntil(() => settled, { untilMs: this.clock.now() + maxMs });
    return settled ? work : undefined;
  }
}

/** What Lambda itself sets, and what keeps an SDK client within the process. */
export const environmentOf = (fn: ShippedFunction): Record<string, string> => ({
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'bench',
  AWS_SECRET_ACCESS_KEY: 'bench',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_LAMBDA_FUNCTION_NAME: fn.name,
  AWS_LAMBDA_FUNCTION_VERSION: '1',
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(fn.memoryMiB),
  AWS_LAMBDA_INITIALIZATION_TYPE: 'provisioned-concurrency',
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  ...NO_SUCH_FILES,
});
