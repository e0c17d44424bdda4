import type { Trace } from '../../cloud/trace';
import type { FunctionConfiguration } from './lambda-function';
import { withoutRequestId } from './runtime/invocation-error';
import type { InvocationError } from './runtime/runtime';

/** Nothing personal can be in it yet: no event has been seen. */
export function initFault(fn: FunctionConfiguration, { errorMessage }: InvocationError, trace: Trace): void {
  trace.fault(`${fn.name} failed to initialize: ${errorMessage.split('\n')[0]}`, fn.where);
}

/** What an invocation ended with; a thrown error's message may be personal, so that only its name is told. */
export function invocationFault(fn: FunctionConfiguration, { errorType, errorMessage }: InvocationError, trace: Trace): void {
  const isByLambda = errorType === 'Sandbox.Timedout' || errorType === 'Runtime.ExitError';
  trace.fault(isByLambda ? `${fn.name} ended: ${withoutRequestId(errorMessage)}` : `${fn.name} failed: ${errorType}`, fn.where);
}

/** Time-outs and crashes: a fault even where a definition catches everything. */
export const isCrash = (errorType: string): boolean => errorType === 'Sandbox.Timedout' || errorType.startsWith('Runtime.');
