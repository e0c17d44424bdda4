import type { StartSyncExecutionOutput } from '@aws-sdk/client-sfn';
import { type CallContext, type Operation, ServiceError } from '../../../cloud/service';
import { onStateMachine } from '../permissions';
import { checkedInput, checkedName, type StartInput } from '../start';
import type { StateMachines } from '../store';
import type { Wire } from '../wire';

const BILLED_STEP_MS = 100;
const BILLED_MEMORY_MIB = 64;

/** Answers when the execution has ended, also when it has failed: only the status tells. */
// https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartSyncExecution.html
async function run(
  { stateMachineArn, name, input }: StartInput,
  context: CallContext<StateMachines>,
): Promise<Wire<StartSyncExecutionOutput>> {
  const { store, span } = context;
  const target = store.require(stateMachineArn);
  if (target.stateMachine.type !== 'EXPRESS')
    throw new ServiceError('StateMachineTypeNotSupported', 'This operation is not supported by this type of state machine');
  const options = { target, name: checkedName(name, context), input: checkedInput(input), parent: span };
  const execution = store.start(options, context);
  await execution.ended;
  const { record } = execution;
  const stoppedAt = record.stoppedAt ?? record.startedAt;
  return {
    executionArn: record.executionArn,
    stateMachineArn: record.stateMachineArn,
    name: record.name,
    startDate: record.startedAt / 1000,
    stopDate: stoppedAt / 1000,
    status: record.status === 'SUCCEEDED' || record.status === 'TIMED_OUT' ? record.status : 'FAILED',
    ...(record.error !== undefined && { error: record.error }),
    ...(record.cause !== undefined && { cause: record.cause }),
    input: record.input,
    inputDetails: { included: true },
    ...(record.output !== undefined && { output: record.output }),
    outputDetails: { included: true },
    billingDetails: {
      billedMemoryUsedInMB: BILLED_MEMORY_MIB,
      billedDurationInMilliseconds: Math.max(1, Math.ceil((stoppedAt - record.startedAt) / BILLED_STEP_MS)) * BILLED_STEP_MS,
    },
  };
}

export const startSyncExecution: Operation<StateMachines, StartInput> = {
  run,
  permissions: ({ stateMachineArn }) => onStateMachine('StartSyncExecution', stateMachineArn),
  latencyMs: [15, 60],
};
