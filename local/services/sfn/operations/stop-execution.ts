import type { StopExecutionInput } from '@aws-sdk/client-sfn';
import type { CallContext, Operation } from '../../../cloud/service';
import { onExecution } from '../permissions';
import type { StateMachines } from '../store';

// https://docs.aws.amazon.com/step-functions/latest/apireference/API_StopExecution.html
async function run(
  { executionArn, error, cause }: StopExecutionInput,
  { store }: CallContext<StateMachines>,
): Promise<{ stopDate: number }> {
  const execution = store.requireExecution(executionArn);
  execution.stop(error, cause);
  await execution.ended;
  return { stopDate: (execution.record.stoppedAt ?? 0) / 1000 };
}

export const stopExecution: Operation<StateMachines, StopExecutionInput> = {
  run,
  permissions: ({ executionArn }) => onExecution('StopExecution', executionArn),
};
