import type { SendTaskHeartbeatInput } from '@aws-sdk/client-sfn';
import type { CallContext, Operation } from '../../../cloud/service';
import { onAnything } from '../permissions';
import type { StateMachines } from '../store';

// https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskHeartbeat.html
function run({ taskToken }: SendTaskHeartbeatInput, { store }: CallContext<StateMachines>): Record<string, never> {
  store.tokens.require(taskToken).beat();
  return {};
}

export const sendTaskHeartbeat: Operation<StateMachines, SendTaskHeartbeatInput> = {
  run,
  permissions: () => onAnything('SendTaskHeartbeat'),
};
