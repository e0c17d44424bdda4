import { type CallContext, type Operation, ServiceError } from '../../../cloud/service';
import { onStateMachine } from '../permissions';
import { checkedInput, checkedName, type StartInput, startNew } from '../start';
import type { StateMachines } from '../store';

/** A Standard execution is started once under a name: again with the same input while it runs, it is the same one. */
// https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html
function run(
  { stateMachineArn, name, input }: StartInput,
  context: CallContext<StateMachines>,
): { executionArn: string; startDate: number } {
  const { store, arn } = context;
  const target = store.require(stateMachineArn);
  const checked = { name: checkedName(name, context), input: checkedInput(input) };
  if (target.stateMachine.type === 'STANDARD') {
    const existing = store.find(arn(`execution:${target.stateMachine.name}:${checked.name}`))?.record;
    if (existing) {
      if (existing.status === 'RUNNING' && sameJson(existing.input, checked.input)) return answer(existing);
      throw new ServiceError('ExecutionAlreadyExists', `Execution Already Exists: '${existing.executionArn}'`);
    }
  }
  return answer(startNew(target, checked.name, checked.input, context).record);
}

const answer = ({ executionArn, startedAt }: { executionArn: string; startedAt: number }) => ({
  executionArn,
  startDate: startedAt / 1000,
});

const sameJson = (a: string, b: string) => a === b || JSON.stringify(JSON.parse(a)) === JSON.stringify(JSON.parse(b));

export const startExecution: Operation<StateMachines, StartInput> = {
  run,
  permissions: ({ stateMachineArn }) => onStateMachine('StartExecution', stateMachineArn),
  latencyMs: [15, 60],
};
