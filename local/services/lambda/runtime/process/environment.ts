import { exited } from '../invocation-error';
import type { EnvironmentConfiguration, ExecutionEnvironment, InvocationError, InvocationRequest, InvocationResult } from '../runtime';
import { bootstrapFile } from './bootstrap-file';
import { type Child, startChild } from './child';
import { Door } from './door';
import { RuntimeApi } from './runtime-api';
import type { Message } from './settings';

/** Lambda's limit. Not here: its second try, on the time of the first invocation. */
const INIT_LIMIT_MS = 10_000;
const INIT_TIMED_OUT: InvocationError = {
  errorType: 'Sandbox.Timedout',
  errorMessage: `Error: Task timed out after ${(INIT_LIMIT_MS / 1000).toFixed(2)} seconds`,
};

/** One execution environment: one process. It is idle while it waits for an invocation and everything it wrote before has been read. */
export class ChildEnvironment implements ExecutionEnvironment {
  readonly initialized: Promise<InvocationError | undefined>;
  readonly #configuration: EnvironmentConfiguration;
  readonly #api = new RuntimeApi((messagesWritten) => {
    this.#idleAfter = messagesWritten;
    this.#noticeIdle();
  });
  readonly #door: Door;
  #child: Child | undefined;
  /** Resolves once it has ended, whatever it was doing. */
  #ended: Promise<void> | undefined;
  #killedWith: InvocationError | undefined;
  #endedWith: InvocationError | undefined;
  #requestId: string | undefined;
  #messagesRead = 0;
  #idleAfter: number | undefined;
  #onIdle: (() => void) | undefined;

  constructor(configuration: EnvironmentConfiguration, node: string) {
    const { clock, functionName } = configuration;
    if (!clock.realTime) throw new Error(`${functionName} cannot run in a process of its own: the clock is not able to keep real time`);
    this.#configuration = configuration;
    this.#door = new Door(configuration.connect);
    this.initialized = clock.realTime(this.#initialize(node));
  }

  get isAlive(): boolean {
    return this.#killedWith === undefined && this.#endedWith === undefined && this.#child?.isRunning() !== false;
  }

  invoke(request: InvocationRequest): Promise<InvocationResult> {
    const { realTime } = this.#configuration.clock;
    return realTime ? realTime(this.#run(request)) : this.#run(request);
  }

  freeze(): void {
    if (this.isAlive && process.platform !== 'win32') this.#child?.signal('SIGSTOP');
  }

  thaw(): void {
    if (this.isAlive && process.platform !== 'win32') this.#child?.signal('SIGCONT');
  }

  /** What it wrote until then is still read before the invocation ends. */
  kill(error: InvocationError): void {
    if (!this.isAlive) return;
    this.#killedWith = error;
    this.#child?.signal('SIGKILL');
  }

  async #initialize(node: string): Promise<InvocationError | undefined> {
    const { clock, codeDirectory, variables, memoryMiB, logFormat, endpointUrl } = this.#configuration;
    const [bootstrap] = await Promise.all([bootstrapFile(), this.#api.open(), this.#door.open()]);
    if (this.isAlive) {
      this.#child = startChild({
        ...{ node, bootstrap, memoryMiB },
        settings: { codeDirectory, logFormat, endpointUrl, doorPort: this.#door.port, clockOffsetMs: this.#clockOffsetMs() },
        variables: { ...variables, AWS_LAMBDA_RUNTIME_API: this.#api.address },
        onMessage: (message) => this.#take(message),
        onLine: (text) => this.#configuration.onLog({ text, requestId: this.#requestId }),
      });
    }
    this.#ended = this.#end();
    const limit = clock.setTimeout(() => this.kill(INIT_TIMED_OUT), INIT_LIMIT_MS, { background: true });
    await Promise.race([this.#idle(), this.#ended]);
    clock.clearTimeout(limit);
    return this.#killedWith ?? this.#endedWith;
  }

  async #run(request: InvocationRequest): Promise<InvocationResult> {
    const endedBefore = this.#killedWith ?? this.#endedWith;
    if (endedBefore) return { error: endedBefore };
    if (this.#requestId !== undefined) throw new Error(`the environment of ${this.#configuration.functionName} is not idle`);
    this.#requestId = request.requestId;
    this.#idleAfter = undefined;
    this.#api.give(request, this.#clockOffsetMs());
    await Promise.race([this.#idle(), this.#ended]);
    this.#requestId = undefined;
    // Killed, it has no say any more; what it posted before it ended by itself counts.
    if (this.#killedWith) return { error: this.#killedWith };
    return this.#api.result ?? { error: this.#endedWith ?? exited(request.requestId, 'exit status 0') };
  }

  async #end(): Promise<void> {
    const how = await this.#child?.ended;
    if (how !== undefined) this.#endedWith = this.#api.initError ?? exited(this.#requestId, how);
    this.#api.close();
    this.#door.close();
  }

  #idle(): Promise<void> {
    return new Promise((resolve) => {
      this.#onIdle = resolve;
      this.#noticeIdle();
    });
  }

  #noticeIdle(): void {
    if (this.#idleAfter !== undefined && this.#messagesRead >= this.#idleAfter) this.#onIdle?.();
  }

  #take(message: Message): void {
    this.#messagesRead++;
    if ('line' in message) this.#configuration.onLog(message.line);
    else if ('traceData' in message) this.#configuration.onTraceData?.(message.traceData);
    else this.#configuration.onRefused(message.refused);
    this.#noticeIdle();
  }

  /** Whole milliseconds; the machine's clock and the cloud's differ when the date is shifted, or when time has been moved. */
  #clockOffsetMs(): number {
    return Math.round(this.#configuration.clock.now() - Date.now());
  }
}
