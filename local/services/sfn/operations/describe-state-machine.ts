import type { DescribeStateMachineInput, DescribeStateMachineOutput } from '@aws-sdk/client-sfn';
import type { CallContext, Operation } from '../../../cloud/service';
import { onStateMachine } from '../permissions';
import type { StateMachines } from '../store';
import type { Wire } from '../wire';

// https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeStateMachine.html
function run({ stateMachineArn }: DescribeStateMachineInput, { store }: CallContext<StateMachines>): Wire<DescribeStateMachineOutput> {
  const { stateMachine, versionArn } = store.require(stateMachineArn);
  return {
    stateMachineArn: versionArn ?? stateMachine.arn,
    name: stateMachine.name,
    status: 'ACTIVE',
    definition: stateMachine.definition,
    roleArn: stateMachine.roleArn,
    type: stateMachine.type,
    creationDate: stateMachine.createdAt / 1000,
    revisionId: stateMachine.revisionId,
  };
}

export const describeStateMachine: Operation<StateMachines, DescribeStateMachineInput> = {
  run,
  permissions: ({ stateMachineArn }) => onStateMachine('DescribeStateMachine', stateMachineArn),
};
