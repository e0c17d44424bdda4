import type { ListExecutionsInput, ListExecutionsOutput } from '@aws-sdk/client-sfn';
import { type CallContext, type Operation, ServiceError } from '../../../cloud/service';
import { page } from '../page';
import { onStateMachine } from '../permissions';
import type { StateMachines } from '../store';
import type { Wire } from '../wire';

/** Newest first. Not here: the executions of a map run, redriveFilter. */
// https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListExecutions.html
function run(
  { stateMachineArn, statusFilter, maxResults, nextToken }: ListExecutionsInput,
  { store }: CallContext<StateMachines>,
): Wire<ListExecutionsOutput> {
  const { stateMachine } = store.require(stateMachineArn);
  if (stateMachine.type === 'EXPRESS')
    throw new ServiceError('StateMachineTypeNotSupported', 'This operation is not supported by this type of state machine');
  const found = store
    .executions()
    .filter((record) => record.stateMachineArn === stateMachine.arn && (!statusFilter || record.status === statusFilter));
  const { items, ...more } = page(found.reverse(), maxResults, nextToken);
  return {
    executions: items.map(({ executionArn, name, status, startedAt, stoppedAt, redriveCount }) => ({
      executionArn,
      stateMachineArn: stateMachine.arn,
      name,
      status,
      startDate: startedAt / 1000,
      ...(stoppedAt !== undefined && { stopDate: stoppedAt / 1000 }),
      redriveCount,
    })),
    ...more,
  };
}

export const listExecutions: Operation<StateMachines, ListExecutionsInput> = {
  run,
  permissions: ({ stateMachineArn }) => onStateMachine('ListExecutions', stateMachineArn),
};
