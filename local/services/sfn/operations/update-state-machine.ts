import type { UpdateStateMachineInput, UpdateStateMachineOutput } from '@aws-sdk/client-sfn';
import { type CallContext, type Operation, ServiceError } from '../../../cloud/service';
import { requireMachine } from '../definition';
import { onStateMachine } from '../permissions';
import type { StateMachines } from '../store';
import type { Wire } from '../wire';

/** Executions that run go on as they were started. Not here: logging, tracing and encryption configurations. */
// https://docs.aws.amazon.com/step-functions/latest/apireference/API_UpdateStateMachine.html
function run(
  { stateMachineArn, definition, roleArn, publish }: UpdateStateMachineInput,
  { store, clock, identity }: CallContext<StateMachines>,
): Wire<UpdateStateMachineOutput> {
  const { stateMachine } = store.require(stateMachineArn);
  if (definition === undefined && roleArn === undefined)
    throw new ServiceError(
      'MissingRequiredParameter',
      'Either the definition, the role ARN, the LoggingConfiguration, or the TracingConfiguration must be specified',
    );
  if (roleArn !== undefined) identity.assumeRole(roleArn, 'states.amazonaws.com', stateMachineArn);
  const updated = {
    ...stateMachine,
    ...(definition !== undefined && { definition, machine: requireMachine(definition, stateMachine.type) }),
    ...(roleArn !== undefined && { roleArn }),
    revisionId: store.random.uuid(),
    updatedAt: clock.now(),
  };
  store.put(updated);
  return {
    updateDate: updated.updatedAt / 1000,
    revisionId: updated.revisionId,
    ...(publish && { stateMachineVersionArn: store.publish(updated).arn }),
  };
}

export const updateStateMachine: Operation<StateMachines, UpdateStateMachineInput> = {
  run,
  permissions: ({ stateMachineArn }) => onStateMachine('UpdateStateMachine', stateMachineArn),
};
