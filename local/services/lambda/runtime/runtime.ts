import type { Duplex } from 'node:stream';
import type { Clock } from '../../../cloud/clock';
import type { Incoming } from '../../../cloud/endpoint/incoming';
import type { Reply } from '../../../cloud/endpoint/reply';
import type { Random } from '../../../cloud/random';

/** What runs the functions' code. It knows nothing of versions, aliases, concurrency, time-outs or logs' destinations: the service does. */
export interface Runtime {
  /** Starts an execution environment: it begins to load the code at once. Refused configurations throw. */
  start(configuration: EnvironmentConfiguration): ExecutionEnvironment;
  /**
   * Its environments live in the machine's time: they need a clock that has `realTime`, and loading takes what it takes there or on AWS,
   * whichever is longer. @default false: they live on the clock that they are given
   */
  readonly isRealTime?: boolean;
  /** Where code is only loaded, to see whether it can be, when this one would take long. @default this one */
  readonly trial?: Runtime;
}

export interface EnvironmentConfiguration {
  readonly functionName: string;
  /** The folder of the asset. */
  readonly codeDirectory: string;
  /** `index.handler` */
  readonly handler: string;
  /** All of them: the template's, the credentials and what Lambda itself sets. */
  readonly variables: Readonly<Record<string, string>>;
  readonly memoryMiB: number;
  readonly logFormat: LogFormat;
  readonly clock: Clock;
  /** The environment's own. */
  readonly random: Random;
  /** The one place an environment may connect to. */
  readonly endpointUrl: string;
  /** Whether `127.0.0.1:4566` is that place too: its port may have changed since somebody wrote its address down. */
  isEndpoint(host: string): boolean;
  connect(): Duplex;
  /** The same without a connection, for a runtime that can do without: see `HostContext`. */
  readonly exchange?: (request: Incoming, signal: AbortSignal) => Promise<Reply>;
  /** A line that the code wrote, or that Lambda writes about it. */
  onLog(line: LogLine): void;
  /** The code sent a datagram to X-Ray's daemon. @default it is lost */
  onTraceData?(datagram: string): void;
  /** The code did what no environment of this cloud may do: `a connection to login.salesforce.com:443`. */
  onRefused(what: string): void;
}

export interface LogFormat {
  readonly kind: 'Text' | 'JSON';
  /** JSON only: console lines below it are not written. */
  readonly level: LogLevel;
}

export type LogLevel = 'TRACE' | 'DEBUG' | 'INFO' | 'WARN' | 'ERROR' | 'FATAL';

export interface LogLine {
  readonly text: string;
  /** Of console lines; what is written to stdout directly has none. */
  readonly level?: LogLevel;
  readonly requestId?: string | undefined;
}

/** One invocation at a time; frozen between them. No method rejects for what the code does. */
export interface ExecutionEnvironment {
  /** Resolves when the code has been loaded: with nothing, or with why it could not be; the environment has then ended. */
  readonly initialized: Promise<InvocationError | undefined>;
  /** False once it has crashed, exited or was killed. */
  readonly isAlive: boolean;
  invoke(request: InvocationRequest): Promise<InvocationResult>;
  /** Nothing in it runs, and nothing in it is a reason for time to pass, until it is thawed. */
  freeze(): void;
  /** What fell due meanwhile happens now. */
  thaw(): void;
  /** Ends it in the middle of whatever it does. A running invocation ends with `error`. */
  kill(error: InvocationError): void;
}

export interface InvocationRequest {
  readonly requestId: string;
  /** JSON. */
  readonly payload: string;
  readonly invokedFunctionArn: string;
  /** On the configuration's clock. */
  readonly deadlineAt: number;
  readonly traceHeader: string;
}

export type InvocationResult = { readonly payload: string } | { readonly error: InvocationError };

/** The body of a response with FunctionError, as AWS writes it. */
export interface InvocationError {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
}
