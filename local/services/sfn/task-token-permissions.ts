import type { Permission, ServiceContext } from '../../cloud/service';
import { onAnything, onStateMachine } from './permissions';
import type { StateMachines } from './store';

/** Whoever sends a token back must be allowed to do so for the machine that waits for it. */
export function onTokenOf(
  action: string,
  { taskToken }: { taskToken: string | undefined },
  { store }: ServiceContext<StateMachines>,
): readonly Permission[] {
  const task = store.tokens.find(taskToken ?? '');
  return task ? onStateMachine(action, task.stateMachineArn) : onAnything(action);
}
