import type { DescribeExecutionInput, DescribeExecutionOutput } from '@aws-sdk/client-sfn';
import type { CallContext, Operation } from '../../../cloud/service';
import { onExecution } from '../permissions';
import { redriveStatus } from '../redrive-status';
import type { StateMachines } from '../store';
import type { Wire } from '../wire';

// https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeExecution.html
function run({ executionArn }: DescribeExecutionInput, { store }: CallContext<StateMachines>): Wire<DescribeExecutionOutput> {
  const { record } = store.requireExecution(executionArn);
  const { stoppedAt, output, error, cause, stateMachineVersionArn, stateMachineAliasArn } = record;
  return {
    executionArn: record.executionArn,
    stateMachineArn: record.stateMachineArn,
    ...(stateMachineVersionArn !== undefined && { stateMachineVersionArn }),
    ...(stateMachineAliasArn !== undefined && { stateMachineAliasArn }),
    name: record.name,
    status: record.status,
    startDate: record.startedAt / 1000,
    ...(stoppedAt !== undefined && { stopDate: stoppedAt / 1000 }),
    input: record.input,
    inputDetails: { included: true },
    ...(output !== undefined && { output, outputDetails: { included: true } }),
    ...(error !== undefined && { error }),
    ...(cause !== undefined && { cause }),
    redriveCount: record.redriveCount,
    ...redriveStatus(record),
  };
}

export const describeExecution: Operation<StateMachines, DescribeExecutionInput> = {
  run,
  permissions: ({ executionArn }) => onExecution('DescribeExecution', executionArn),
};
