import type { RedriveExecutionInput } from '@aws-sdk/client-sfn';
import { type CallContext, type Operation, ServiceError } from '../../../cloud/service';
import { onExecution } from '../permissions';
import { redriveStatus } from '../redrive-status';
import type { StateMachines } from '../store';

const REDRIVABLE_MS = 14 * 24 * 60 * 60 * 1000;

/** Goes on with the state that did not succeed, on the definition it was started with. A Parallel or Map state is run again as a whole. */
// https://docs.aws.amazon.com/step-functions/latest/apireference/API_RedriveExecution.html
function run({ executionArn }: RedriveExecutionInput, { store, clock }: CallContext<StateMachines>): { redriveDate: number } {
  const execution = store.requireExecution(executionArn);
  const status = redriveStatus(execution.record);
  const reason =
    status.redriveStatus === 'NOT_REDRIVABLE'
      ? status.redriveStatusReason
      : clock.now() - (execution.record.stoppedAt ?? 0) > REDRIVABLE_MS
        ? 'Execution redrivable period exceeded'
        : undefined;
  if (reason !== undefined) throw new ServiceError('ExecutionNotRedrivable', reason);
  execution.redrive();
  return { redriveDate: clock.now() / 1000 };
}

export const redriveExecution: Operation<StateMachines, RedriveExecutionInput> = {
  run,
  permissions: ({ executionArn }) => onExecution('RedriveExecution', executionArn),
};
