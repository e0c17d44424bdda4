import type { Failure } from '../failure';
import { type Json, jsonText } from '../json';
import { NOT_TRUNCATED } from '../run/history';
import type { Thread } from '../run/thread';

export interface TaskLimits {
  readonly timeoutSeconds: number | undefined;
  readonly heartbeatSeconds: number | undefined;
}

/** The events of one attempt of a task. */
export interface TaskEvents {
  scheduled(args: Json, limits: TaskLimits): void;
  submitted(output: Json): void;
  succeeded(output: Json): void;
  failed(failure: Failure): void;
  timedOut(): void;
}

/** Of a task whose Resource is the ARN of a function. */
export const functionEvents = (thread: Thread, resource: string): TaskEvents => ({
  scheduled(args, { timeoutSeconds }) {
    thread.record('LambdaFunctionScheduled', {
      resource,
      input: jsonText(args),
      inputDetails: NOT_TRUNCATED,
      ...(timeoutSeconds !== undefined && { timeoutInSeconds: timeoutSeconds }),
    });
    thread.record('LambdaFunctionStarted');
  },
  // A function that is called directly is never only submitted.
  submitted: () => undefined,
  succeeded: (output) => void thread.record('LambdaFunctionSucceeded', { output: jsonText(output), outputDetails: NOT_TRUNCATED }),
  failed: ({ error, reason }) => void thread.record('LambdaFunctionFailed', { error, cause: reason }),
  timedOut: () => void thread.record('LambdaFunctionTimedOut', { error: 'States.Timeout' }),
});

/** Of any other task. */
export function integrationEvents(thread: Thread, resourceType: string, resource: string): TaskEvents {
  const of = { resourceType, resource };
  return {
    scheduled(args, { timeoutSeconds, heartbeatSeconds }) {
      thread.record('TaskScheduled', {
        ...of,
        region: thread.execution.host.region,
        parameters: jsonText(args),
        ...(timeoutSeconds !== undefined && { timeoutInSeconds: timeoutSeconds }),
        ...(heartbeatSeconds !== undefined && { heartbeatInSeconds: heartbeatSeconds }),
      });
      thread.record('TaskStarted', of);
    },
    submitted: (output) => void thread.record('TaskSubmitted', { ...of, output: jsonText(output), outputDetails: NOT_TRUNCATED }),
    succeeded: (output) => void thread.record('TaskSucceeded', { ...of, output: jsonText(output), outputDetails: NOT_TRUNCATED }),
    failed: ({ error, reason }) => void thread.record('TaskFailed', { ...of, error, cause: reason }),
    timedOut: () => void thread.record('TaskTimedOut', { ...of, error: 'States.Timeout' }),
  };
}
