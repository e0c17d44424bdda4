import { seededRandom } from '../../../../local/cloud/seeded-random';
import { type CallContext, type Service, ServiceError } from '../../../../local/cloud/service';
import { type VirtualClock, virtualClock } from '../../../../local/cloud/virtual-clock';
import { sfn } from '../../../../local/services/sfn';
import type { ExecutionRecord } from '../../../../local/services/sfn/execution-record';
import type { StateMachines } from '../../../../local/services/sfn/store';
import { provision, serviceContext } from '../../../support/service-context';

export const START_MS = Date.UTC(2026, 10, 2, 15);
export const ROLE = 'arn:aws:iam::123456789012:role/workflow';

/** What a function does with its event; the context lets it wait and send tokens back. */
// biome-ignore lint/suspicious/noExplicitAny: an event is what the machine under test makes of it
export type FakeFunction = (event: any, context: CallContext<unknown>) => unknown;

/** Thrown by a fake function: the error its caller gets. */
export class FunctionError extends Error {
  constructor(
    readonly errorType: string,
    message = 'told by the test',
  ) {
    super(message);
  }
}

/** A Lambda service whose functions are JavaScript, found by the last word of their ARN or name. */
export function fakeLambda(functions: Readonly<Record<string, FakeFunction>>): Service {
  return {
    name: 'lambda',
    signingName: 'lambda',
    protocol: { kind: 'rest-json' },
    createStore: () => undefined,
    resources: {},
    operations: {
      Invoke: {
        async run({ FunctionName, Payload = '{}' }: { FunctionName: string; Payload?: string }, context) {
          const run = functions[FunctionName.replace(/^.*:function:/, '').replace(/:live$/, '')];
          if (!run) throw new ServiceError('ResourceNotFoundException', `Function not found: ${FunctionName}`, 404);
          try {
            const answer = await run(JSON.parse(Payload), context);
            return { StatusCode: 200, ExecutedVersion: '7', Payload: JSON.stringify(answer ?? null) };
          } catch (error) {
            if (!(error instanceof FunctionError)) throw error;
            const { errorType, message } = error;
            return {
              StatusCode: 200,
              ExecutedVersion: '7',
              FunctionError: 'Unhandled',
              Payload: JSON.stringify({ errorType, errorMessage: message }),
            };
          }
        },
      },
    },
  };
}

export interface World {
  readonly clock: VirtualClock;
  readonly context: CallContext<StateMachines>;
  /** Adds a state machine; returns its ARN. */
  machine(name: string, definition: object, type?: 'STANDARD' | 'EXPRESS'): Promise<string>;
  /** An operation of Step Functions, by the operator. */
  // biome-ignore lint/suspicious/noExplicitAny: typed by the operation that is called
  call(operation: string, input: object): Promise<any>;
  /** The newest execution of the machine. */
  execution(stateMachineName?: string): ExecutionRecord;
}

/** Step Functions with fake functions beside it, at 15:00 UTC, in virtual time. */
export function world({
  functions = {},
  services = [],
}: {
  functions?: Readonly<Record<string, FakeFunction>>;
  services?: readonly Service[];
} = {}): World {
  const clock = virtualClock({ startMs: START_MS });
  const context = serviceContext(sfn, { clock, random: seededRandom('test'), services: [fakeLambda(functions), ...services] });
  return {
    clock,
    context,
    machine: async (name, definition, type = 'STANDARD') =>
      (
        await provision(sfn, context, {
          type: 'AWS::StepFunctions::StateMachine',
          logicalId: name,
          properties: { StateMachineName: name, StateMachineType: type, RoleArn: ROLE, DefinitionString: JSON.stringify(definition) },
        })
      ).ref,
    call: (operation, input) => context.call({ service: 'sfn', operation, input, principal: { kind: 'operator' } }),
    execution(stateMachineName) {
      const found = context.store
        .executions()
        .findLast((each) => stateMachineName === undefined || each.stateMachineName === stateMachineName);
      if (!found) throw new Error('no execution was started');
      return found;
    },
  };
}

/** Runs a definition to its end. */
export async function runMachine(
  definition: object,
  {
    input = {},
    functions = {},
    type = 'STANDARD' as 'STANDARD' | 'EXPRESS',
  }: { input?: unknown; functions?: Readonly<Record<string, FakeFunction>>; type?: 'STANDARD' | 'EXPRESS' } = {},
): Promise<ExecutionRecord & { readonly world: World }> {
  const inside = world({ functions });
  const stateMachineArn = await inside.machine('machine', definition, type);
  await inside.call('StartExecution', { stateMachineArn, input: JSON.stringify(input) });
  await inside.clock.settle();
  return { ...inside.execution(), world: inside };
}

/** A machine of one state, in JSONPath unless said otherwise. */
export const alone = (state: object, more: object = {}) => ({ StartAt: 'Only', States: { Only: { End: true, ...state } }, ...more });

/** The output of a machine of one Pass state. */
// biome-ignore lint/suspicious/noExplicitAny: whatever the test makes the state put out
export async function outputOf(state: object, input: unknown = {}, more: object = {}): Promise<any> {
  const { status, output, error, cause } = await runMachine(alone({ Type: 'Pass', ...state }, more), { input });
  return status === 'SUCCEEDED' ? JSON.parse(output ?? 'null') : { error, cause };
}

/** Type and state of every event: `TaskStateEntered Only`. */
export const signature = ({ history }: Pick<ExecutionRecord, 'history'>): string[] =>
  history.map((event) => {
    const details = Object.entries(event).find(([name]) => name.endsWith('EventDetails'))?.[1] as { name?: string } | undefined;
    return [event.type, details?.name].filter((part) => part !== undefined).join(' ');
  });

/** The details of the first event of the type. */
// biome-ignore lint/suspicious/noExplicitAny: each type of event has members of its own
export function detailsOf({ history }: Pick<ExecutionRecord, 'history'>, type: string): any {
  const event = history.find((each) => each.type === type);
  return event && Object.entries(event).find(([name]) => name.endsWith('EventDetails'))?.[1];
}

/** A task that calls a function. */
export const invoke = (name: string, more: object = {}) => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Parameters: { FunctionName: name, 'Payload.$': '$' },
  ...more,
});
