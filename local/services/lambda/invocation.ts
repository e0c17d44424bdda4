import { type ServiceContext, ServiceError } from '../../cloud/service';
import type { Span } from '../../cloud/trace';
import type { Acquired } from './environments';
import { initFault, invocationFault, isCrash } from './faults';
import type { FunctionConfiguration, LambdaFunction } from './lambda-function';
import { timedOut } from './runtime/invocation-error';
import type { InvocationError, InvocationResult } from './runtime/runtime';
import type { Functions } from './store';

/** AWS's limit of a synchronous response. */
const MAX_RESPONSE_BYTES = 6_291_556;

type Context = ServiceContext<Functions>;

export interface Invocation {
  readonly fn: LambdaFunction;
  readonly qualifier: string | undefined;
  readonly requestId: string;
  /** JSON. */
  readonly payload: string;
  /** The caller's span. */
  readonly parent: string | undefined;
}

export interface InvocationOutcome {
  readonly version: string;
  /** What the function answered, or the error's body. */
  readonly payload: string;
  readonly error: InvocationError | undefined;
}

/** One request in one environment, from start to end; never throws for what the function does. Throws ServiceError when it is throttled. */
export async function runInvocation(invocation: Invocation, context: Context): Promise<InvocationOutcome> {
  const { fn, qualifier, requestId, parent } = invocation;
  const { trace, store } = context;
  const { version, alias } = fn.route(qualifier, store.random);
  const place = { function: fn.configuration.name, qualifier: qualifier ?? '$LATEST', version };
  const leave = admitted(invocation, place, context);
  const detail = { ...place, requestId };
  const span = trace.open('lambda.invoke', detail, { parent });
  try {
    const acquired = await fn.environments.acquire(version, alias?.name, span.id, context);
    const provisionedInUse = alias && fn.environments.provisionedInUse(alias);
    const { result, isInitError } = await run(invocation, acquired, context);
    const { initMs } = acquired;
    const error = 'error' in result ? result.error : tooLarge(result.payload);
    const answer = 'payload' in result && !error ? result.payload : JSON.stringify(error);
    if (error) reportError(invocation, error, isInitError, span, context);
    const isProvisioned = acquired.live.alias !== undefined;
    span.end({
      cold: initMs !== undefined,
      ...(initMs !== undefined && { initMs }),
      ...(alias && alias.provisionedConcurrency > 0 && { isProvisioned, provisionedInUse }),
      ...(error && { error: error.errorType }),
    });
    return { version, payload: answer, error };
  } finally {
    span.end();
    leave();
  }
}

/** Counts it among the function's invocations. Throws, and tells, when it is throttled. */
function admitted({ fn, parent }: Invocation, place: Readonly<Record<string, string>>, { trace, store }: Context): () => void {
  try {
    store.mishaps.beforeInvocation?.(fn.configuration.name);
    const leave = fn.environments.admit();
    trace.emit(
      'lambda.concurrency',
      { function: place['function'], concurrency: fn.environments.concurrency, total: store.concurrency() },
      { parent },
    );
    return leave;
  } catch (error) {
    if (error instanceof ServiceError) trace.emit('lambda.throttled', place, { parent });
    throw error;
  }
}

async function run({ fn, qualifier, requestId, payload }: Invocation, { live }: Acquired, context: Context) {
  const { clock } = context;
  const { arn, timeoutSeconds } = fn.configuration;
  live.requestId = requestId;
  const initError = await live.environment.initialized;
  if (initError) {
    fn.environments.release(live, context);
    return { result: { error: initError }, isInitError: true };
  }
  const late = timedOut(requestId, timeoutSeconds);
  const timeout = clock.setTimeout(() => live.environment.kill(late), timeoutSeconds * 1000);
  const result: InvocationResult = await live.environment.invoke({
    requestId,
    payload,
    invokedFunctionArn: qualifier ? `${arn}:${qualifier}` : arn,
    deadlineAt: clock.now() + live.skewMs + timeoutSeconds * 1000,
    traceHeader: traceHeader(fn.configuration, context),
  });
  clock.clearTimeout(timeout);
  if ('error' in result) live.logEnding(result.error);
  fn.environments.release(live, context);
  return { result, isInitError: false };
}

function traceHeader({ isTraced }: FunctionConfiguration, { clock, store }: Context): string {
  const root = `1-${Math.floor(clock.now() / 1000).toString(16)}-${store.random.bytes(12).toString('hex')}`;
  return isTraced ? `Root=${root};Parent=${store.random.bytes(8).toString('hex')};Sampled=1` : `Root=${root};Sampled=0`;
}

/** A fault, unless it is an error that the definition of a caller names: what it plans for is nothing to mend. */
function reportError({ fn, requestId }: Invocation, error: InvocationError, isInitError: boolean, span: Span, context: Context): void {
  const { trace, store } = context;
  // The host kills what still runs when it closes.
  if (store.isClosed) return;
  const { errorType, errorMessage } = error;
  const configuration: FunctionConfiguration = fn.configuration;
  trace.emit('lambda.error', { function: configuration.name, requestId, errorType }, { parent: span.id, pii: { errorMessage } });
  if (isInitError) initFault(configuration, error, trace);
  else if (isCrash(errorType) || !store.isExpected(configuration.name, errorType)) invocationFault(configuration, error, trace);
}

function tooLarge(payload: string): InvocationError | undefined {
  const bytes = Buffer.byteLength(payload);
  if (bytes <= MAX_RESPONSE_BYTES) return undefined;
  return {
    errorType: 'Function.ResponseSizeTooLarge',
    errorMessage: `Response payload size exceeded maximum allowed payload size (${MAX_RESPONSE_BYTES} bytes).`,
  };
}
