import type { InvocationError } from './runtime';

/** Where a function's code lies on AWS; stack frames elsewhere are the host's and would differ from machine to machine. */
export const TASK_ROOT = '/var/task';

/** What the Node runtime makes of a value that the code threw or rejected with. */
export function thrown(error: unknown): InvocationError {
  if (!isError(error)) return { errorType: typeof error, errorMessage: String(error), trace: [] };
  return { errorType: error.name, errorMessage: error.message, trace: stackOf(error) };
}

export function unhandledRejection(reason: unknown): InvocationError {
  return {
    errorType: 'Runtime.UnhandledPromiseRejection',
    errorMessage: isError(reason) ? `${reason.name}: ${reason.message}` : String(reason),
    trace: isError(reason) ? stackOf(reason) : [],
  };
}

export function timedOut(requestId: string, timeoutSeconds: number): InvocationError {
  return {
    errorType: 'Sandbox.Timedout',
    errorMessage: `RequestId: ${requestId} Error: Task timed out after ${timeoutSeconds.toFixed(2)} seconds`,
  };
}

/** `how`: `exit status 1`, `signal: killed`; a process that exits with 0 gives no reason. No request id: it ended while it was initialized. */
export function exited(requestId: string | undefined, how: string): InvocationError {
  const reason = how === 'exit status 0' ? 'Runtime exited without providing a reason' : `Runtime exited with error: ${how}`;
  return { errorType: 'Runtime.ExitError', errorMessage: `${requestId ? `RequestId: ${requestId} ` : ''}Error: ${reason}` };
}

export const withoutRequestId = (message: string): string => message.replace(/^RequestId: \S+ Error: /, '');

/** As the runtime logs it: `ERROR	Invoke Error 	{…}`. */
export function loggedError({ errorType, errorMessage, trace }: InvocationError): string {
  return JSON.stringify({ errorType, errorMessage, stack: trace ?? [] });
}

/** By shape: the code may run in another realm than the host (under jest), with an Error of its own. */
function isError(value: unknown): value is Error {
  return (
    typeof value === 'object' && value !== null && typeof (value as Error).message === 'string' && typeof (value as Error).name === 'string'
  );
}

function stackOf({ stack = '' }: Error): string[] {
  return stack.split('\n').filter((line) => !/^\s+at /.test(line) || line.includes(TASK_ROOT));
}
