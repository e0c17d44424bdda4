import type { Permission, ServiceContext } from '../../cloud/service';
import { onStateMachine } from './permissions';
import type { StateMachines } from './store';

/** Whoever sends a token back must be allowed to do so for the machine it was given out for. A token of nobody's needs no permission: nothing happens. */
export function onTokenOf(
  action: string,
  { taskToken }: { taskToken: string | undefined },
  { store }: ServiceContext<StateMachines>,
): readonly Permission[] {
  const arn = store.tokens.stateMachineArn(taskToken);
  return arn === undefined ? [] : onStateMachine(action, arn);
}
