import type { JsonObject } from '../json';
import type { Step } from './step';
import type { MapItem } from './thread';

/** `$$` in a path, `$states.context` in JSONata. */
export function contextObject(step: Step, mapItem: MapItem | undefined): JsonObject {
  const { identity, input, startTime } = step.thread.execution;
  return {
    Execution: {
      Id: identity.arn,
      Input: input,
      StartTime: startTime,
      Name: identity.name,
      RoleArn: identity.roleArn,
      ...(identity.redriveCount !== undefined && { RedriveCount: identity.redriveCount }),
    },
    StateMachine: { Id: identity.stateMachineArn, Name: identity.stateMachineName },
    State: {
      Name: step.state.name,
      EnteredTime: step.enteredTime,
      ...(step.state.isAttempted && { RetryCount: step.retryCount }),
    },
    ...(step.taskToken !== undefined && { Task: { Token: step.taskToken } }),
    ...(mapItem && { Map: { Item: { Index: mapItem.Index, Value: mapItem.Value } } }),
  };
}
