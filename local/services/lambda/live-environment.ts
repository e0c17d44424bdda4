import type { Random } from '../../cloud/random';
import type { ServiceContext } from '../../cloud/service';
import type { FunctionConfiguration } from './lambda-function';
import { deliverLogLine, mayWriteLog } from './log-delivery';
import { withoutRequestId } from './runtime/invocation-error';
import type { ExecutionEnvironment, InvocationError, LogLine, Runtime } from './runtime/runtime';
import type { Functions } from './store';
import { deliverTraceData } from './trace-delivery';
import { environmentVariables } from './variables';

/** An execution environment and what the service knows about it. */
export interface LiveEnvironment {
  readonly environment: ExecutionEnvironment;
  readonly version: string;
  /** Set on provisioned ones: they serve this alias only. */
  readonly alias: string | undefined;
  /** Within which its calls are made and its lines written. */
  span: string | undefined;
  requestId: string | undefined;
  idleSince: number;
  /** By how much its clock is fast. */
  readonly skewMs: number;
  /** The line that Lambda itself writes when it, or the process, ended the invocation. */
  logEnding(error: InvocationError): void;
}

/** Starts an environment of a version; its credentials, random numbers and log stream are its own. */
export function startEnvironment(
  fn: FunctionConfiguration,
  { version, alias, span, random }: Pick<LiveEnvironment, 'version' | 'alias' | 'span'> & { random: Random },
  context: ServiceContext<Functions>,
  runtime: Runtime = context.store.runtime,
): LiveEnvironment {
  const { store, clock, region, identity, trace } = context;
  const logStream = `${new Date(clock.now()).toISOString().slice(0, 10).replaceAll('-', '/')}/[${version}]${random.bytes(16).toString('hex')}`;
  store.endpoints.add(new URL(context.endpointUrl()).host);
  const spanOf = () => live?.span ?? span;
  const isLogged = mayWriteLog(fn, context);
  const skewMs = store.mishaps.skewMs?.(fn.name) ?? 0;
  const variables = environmentVariables(fn, {
    version,
    type: alias === undefined ? 'on-demand' : 'provisioned-concurrency',
    logStream,
    region,
    endpointUrl: context.endpointUrl(),
    credentials: identity.issueCredentials(fn.roleArn, spanOf, fn.name),
  });
  const log = (line: LogLine) => {
    if (isLogged) deliverLogLine(line, { fn, stream: logStream, span: spanOf(), context });
  };
  let live: LiveEnvironment | undefined;
  const environment = runtime.start({
    functionName: fn.name,
    codeDirectory: fn.codeDirectory,
    handler: fn.handler,
    variables,
    memoryMiB: fn.memoryMiB,
    logFormat: fn.logFormat,
    clock: skewMs === 0 ? clock : { ...clock, now: () => clock.now() + skewMs },
    random,
    endpointUrl: context.endpointUrl(),
    isEndpoint: (host) => store.endpoints.has(host),
    connect: () => context.connect(spanOf),
    exchange: (request, signal) => context.exchange(request, spanOf, signal),
    onLog: log,
    onTraceData: (datagram) => deliverTraceData(datagram, fn, context),
    onRefused: (what) => trace.fault(`${fn.name} wanted ${what}, which no function of the local cloud may have`, fn.where),
  });
  const logEnding = ({ errorType, errorMessage }: InvocationError) => {
    const at = new Date(clock.now()).toISOString();
    const requestId = live?.requestId;
    if (errorType === 'Sandbox.Timedout') log({ text: `${at} ${requestId} ${withoutRequestId(errorMessage)}`, requestId });
    if (errorType === 'Runtime.ExitError') log({ text: errorMessage, requestId });
  };
  live = { environment, version, alias, span, requestId: undefined, idleSince: clock.now(), skewMs, logEnding };
  return live;
}
