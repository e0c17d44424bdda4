import type { Handler } from '../handler';
import { handlerContext } from '../handler-context';
import { exited, loggedError, thrown, unhandledRejection } from '../invocation-error';
import { consoleLine } from '../log-line';
import { responsePayload } from '../response-payload';
import type {
  EnvironmentConfiguration,
  ExecutionEnvironment,
  InvocationError,
  InvocationRequest,
  InvocationResult,
  LogLevel,
} from '../runtime';
import { environmentGlobals, type Globals } from './globals';
import type { LineWriter } from './globals/output';
import { EnvironmentTimers } from './globals/timers';
import { loadHandler } from './handler';
import { Lifeline } from './lifeline';
import { directHttp } from './modules/direct-http';
import { type MemoryHttp, memoryHttp } from './modules/http';
import { realm } from './realm';

/** What `process.exit` throws, because nothing else stops running code; nobody who catches it has anything left to do. */
const ENDED = Object.assign(new Error('the execution environment has ended'), { name: 'EnvironmentEnded' });

/** One execution environment: one call of the bundle, with globals of its own. */
export class InProcessEnvironment implements ExecutionEnvironment {
  readonly initialized: Promise<InvocationError | undefined>;
  readonly #configuration: EnvironmentConfiguration;
  readonly #life = new Lifeline();
  readonly #timers: EnvironmentTimers;
  readonly #http: MemoryHttp;
  readonly #globals: Globals;
  #handler: Handler | undefined;
  #endedWith: InvocationError | undefined;
  #running: { readonly requestId: string; readonly finish: (result: InvocationResult) => void } | undefined;

  constructor(configuration: EnvironmentConfiguration, isDirect: boolean) {
    this.#configuration = configuration;
    const refuse = (what: string): never => this.#refuse(what);
    this.#timers = new EnvironmentTimers(configuration.clock, this.#life, (error, how) => this.#crash(error, how));
    this.#http = isDirect
      ? directHttp({ ...configuration, life: this.#life, timers: this.#timers, refuse })
      : memoryHttp({ ...configuration, life: this.#life, timers: this.#socketTimers(), refuse });
    this.#globals = environmentGlobals({
      configuration,
      timers: this.#timers,
      http: this.#http,
      refuse,
      exit: (how) => this.#exit(how),
      onConsole: (level, args) => this.#log(level, args),
      onLine: (text) => this.#write(text),
    });
    this.initialized = Promise.resolve(this.#load());
  }

  get isAlive(): boolean {
    return !this.#life.isDead;
  }

  invoke({ requestId, payload, invokedFunctionArn, deadlineAt, traceHeader }: InvocationRequest): Promise<InvocationResult> {
    const handler = this.#handler;
    if (!handler || this.#running || !this.isAlive) throw new Error(`the environment of ${this.#configuration.functionName} is not idle`);
    const { clock, variables } = this.#configuration;
    const context = handlerContext({ variables, requestId, invokedFunctionArn, deadlineAt, now: clock.now });
    this.#globals.process.env['_X_AMZN_TRACE_ID'] = traceHeader;
    return new Promise((finish) => {
      this.#running = { requestId, finish };
      Promise.resolve()
        .then(() => handler(realm.JSON.parse(payload), context))
        .then(responsePayload)
        .then(
          (result) => this.#finish({ payload: result }),
          (error: unknown) => {
            if (this.isAlive) this.#finish({ error: this.#logged('Invoke Error', thrown(error)) });
          },
        );
    });
  }

  freeze(): void {
    this.#life.freeze();
    this.#timers.freeze();
  }

  thaw(): void {
    this.#life.thaw();
    this.#timers.thaw();
  }

  kill(error: InvocationError): void {
    if (!this.isAlive) return;
    this.#endedWith = error;
    this.#flush();
    this.#life.die();
    this.#timers.clearAll();
    this.#http.vanish();
    this.#finish({ error });
  }

  #load(): InvocationError | undefined {
    try {
      this.#handler = loadHandler(this.#configuration.handler, this.#configuration.codeDirectory, this.#globals);
    } catch (error) {
      if (this.isAlive) this.kill(this.#logged('Uncaught Exception', thrown(error)));
    }
    return this.#endedWith;
  }

  #finish(result: InvocationResult): void {
    this.#flush();
    this.#running?.finish(result);
    this.#running = undefined;
  }

  #flush(): void {
    const { stdout, stderr } = this.#globals.process as unknown as { stdout: LineWriter; stderr: LineWriter };
    stdout.flush();
    stderr.flush();
  }

  #crash(error: unknown, how: 'Uncaught Exception' | 'Unhandled Promise Rejection'): void {
    if (!this.isAlive) return;
    this.kill(this.#logged(how, how === 'Uncaught Exception' ? thrown(error) : unhandledRejection(error)));
  }

  #exit(how: string): never {
    this.kill(exited(this.#running?.requestId, how));
    throw ENDED;
  }

  #refuse(what: string): never {
    if (this.isAlive) this.#configuration.onRefused(what);
    throw new realm.Error(`${what} is refused: an execution environment here reaches nothing but ${this.#configuration.endpointUrl}`);
  }

  #logged(label: string, error: InvocationError): InvocationError {
    this.#write(
      `${new Date(this.#configuration.clock.now()).toISOString()}\t${this.#running?.requestId ?? 'undefined'}\tERROR\t${label} \t${loggedError(error)}`,
    );
    return error;
  }

  #log(level: LogLevel, args: readonly unknown[]): void {
    const { clock, logFormat, onLog } = this.#configuration;
    const line = consoleLine(args, { at: clock.now(), level, requestId: this.#running?.requestId, logFormat });
    if (line && this.isAlive) onLog(line);
  }

  #write(text: string): void {
    if (this.isAlive) this.#configuration.onLog({ text, requestId: this.#running?.requestId });
  }

  /** Idle time-outs of its sockets are frozen with everything else. */
  #socketTimers() {
    const timers = this.#timers;
    return {
      setTimeout: (run: () => void, delayMs: number) => timers.setTimeout(run, delayMs).unref(),
      clearTimeout: (timer: unknown) => timers.clear(timer as Parameters<typeof timers.clear>[0]),
    };
  }
}
