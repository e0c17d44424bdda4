import { type CallContext, ServiceError } from '../../cloud/service';
import { isTooLarge } from './asl/json';
import type { RunningExecution } from './running-execution';
import type { StateMachines, Target } from './store';

export interface StartInput {
  readonly stateMachineArn?: string | undefined;
  readonly name?: string | undefined;
  readonly input?: string | undefined;
}

/** Throws ServiceError InvalidExecutionInput. */
export function checkedInput(input = '{}'): string {
  try {
    JSON.parse(input);
  } catch (cause) {
    throw Object.assign(
      new ServiceError('InvalidExecutionInput', `Invalid State Machine Execution Input: '${(cause as Error).name}: not valid JSON'`),
      { cause },
    );
  }
  if (isTooLarge(input))
    throw new ServiceError('InvalidExecutionInput', 'Invalid State Machine Execution Input: it is longer than 262144 bytes');
  return input;
}

/** AWS's rule: no blanks, brackets, wildcards, or characters that mean something in a URL or an ARN. Throws ServiceError InvalidName. */
export function checkedName(name: string | undefined, { store }: Pick<CallContext<StateMachines>, 'store'>): string {
  if (name === undefined) return store.random.uuid();
  if (!/^[^\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}]{1,80}$/u.test(name)) throw new ServiceError('InvalidName', `Invalid Name: '${name}'`);
  return name;
}

/** Starts it; one of an Express machine perhaps twice, as AWS may. */
export function startNew(target: Target, name: string, input: string, context: CallContext<StateMachines>): RunningExecution {
  const { store, span } = context;
  const options = { target, name, input, parent: span };
  const execution = store.start(options, context);
  const { expressDuplicateRate } = store;
  if (target.stateMachine.type === 'EXPRESS' && expressDuplicateRate > 0 && store.random.next() < expressDuplicateRate)
    store.start(options, context);
  return execution;
}
