import type { SendTaskSuccessInput } from '@aws-sdk/client-sfn';
import { type CallContext, type Operation, ServiceError } from '../../../cloud/service';
import { isTooLarge, type Json } from '../asl/json';
import { onAnything } from '../permissions';
import type { StateMachines } from '../store';

// https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskSuccess.html
function run({ taskToken, output }: SendTaskSuccessInput, { store }: CallContext<StateMachines>): Record<string, never> {
  store.tokens.require(taskToken).succeed(parse(output));
  return {};
}

function parse(output: string | undefined): Json {
  if (output !== undefined && !isTooLarge(output)) {
    try {
      return JSON.parse(output) as Json;
    } catch {
      // Told below.
    }
  }
  throw new ServiceError('InvalidOutput', 'Invalid Output: expected JSON of at most 262144 bytes');
}

export const sendTaskSuccess: Operation<StateMachines, SendTaskSuccessInput> = {
  run,
  permissions: () => onAnything('SendTaskSuccess'),
};
