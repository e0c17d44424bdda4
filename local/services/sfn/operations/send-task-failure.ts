import type { SendTaskFailureInput } from '@aws-sdk/client-sfn';
import type { CallContext, Operation } from '../../../cloud/service';
import { Failure } from '../asl/failure';
import { onAnything } from '../permissions';
import type { StateMachines } from '../store';

// https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskFailure.html
function run({ taskToken, error, cause }: SendTaskFailureInput, { store }: CallContext<StateMachines>): Record<string, never> {
  store.tokens.require(taskToken).fail(new Failure(error, cause));
  return {};
}

export const sendTaskFailure: Operation<StateMachines, SendTaskFailureInput> = {
  run,
  permissions: () => onAnything('SendTaskFailure'),
};
