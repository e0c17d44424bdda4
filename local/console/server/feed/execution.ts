import type { ExecutionRecord } from '../../../services/sfn/execution-record';
import type { Execution } from '../../protocol';
import { stateRuns } from './state-runs';

/** An execution as the page is told of it. */
export function execution(record: ExecutionRecord): Execution {
  const { stoppedAt, output, error, cause, status, history } = record;
  const callbackId = callbackIdOf(record);
  return {
    arn: record.executionArn,
    name: record.name,
    machine: record.stateMachineName,
    // It waits for its child to be taken up again: nothing runs.
    status: status === 'PENDING_REDRIVE' ? 'FAILED' : status,
    startedAt: record.startedAt,
    ...(stoppedAt !== undefined && { stoppedAt }),
    input: record.input,
    ...(output !== undefined && { output }),
    ...(error !== undefined && { error }),
    ...(cause !== undefined && { cause }),
    states: stateRuns(history),
    history,
    ...(callbackId !== undefined && { callbackId }),
  };
}

/** Both machines take `{callbackId}`; an execution that somebody else started by hand may take anything. */
export function callbackIdOf({ input }: Pick<ExecutionRecord, 'input'>): string | undefined {
  const parsed: unknown = JSON.parse(input);
  const callbackId = typeof parsed === 'object' && parsed !== null ? (parsed as { callbackId?: unknown }).callbackId : undefined;
  return typeof callbackId === 'string' ? callbackId : undefined;
}
