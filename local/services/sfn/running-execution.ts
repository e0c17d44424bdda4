import type { Random } from '../../cloud/random';
import type { ServiceContext } from '../../cloud/service';
import { type Json, jsonText } from './asl/json';
import type { EngineHost } from './asl/run/engine-host';
import { Execution, type Outcome } from './asl/run/execution';
import type { HistoryEvent } from './asl/run/history';
import type { ExecutionRecord } from './execution-record';
import { reportFaults } from './faults';
import type { StateMachines, Target } from './store';

export interface StartOptions {
  readonly target: Target;
  readonly name: string;
  readonly input: string;
  /** The span within which it was started. */
  readonly parent: string | undefined;
}

type Mutable<T> = { -readonly [Name in keyof T]: T[Name] };

/** An execution and its record, which says how far it has come. */
export class RunningExecution {
  private readonly own: Mutable<ExecutionRecord>;
  /** Resolves when it has ended; never rejects. */
  readonly ended: Promise<Outcome>;
  private readonly execution: Execution;

  constructor(
    { target, name, input, parent }: StartOptions,
    random: Random,
    private readonly context: ServiceContext<StateMachines>,
  ) {
    const { stateMachine, versionArn, aliasArn } = target;
    const { trace, clock, arn } = context;
    const isExpress = stateMachine.type === 'EXPRESS';
    const executionArn = arn(
      isExpress ? `express:${stateMachine.name}:${name}:${random.uuid()}` : `execution:${stateMachine.name}:${name}`,
    );
    const detail = { execution: executionArn, stateMachine: stateMachine.name };
    const span = trace.open('states.execution', detail, { parent });
    const history: HistoryEvent[] = [];
    this.own = {
      executionArn,
      name,
      stateMachineArn: stateMachine.arn,
      stateMachineName: stateMachine.name,
      stateMachineType: stateMachine.type,
      ...(versionArn !== undefined && { stateMachineVersionArn: versionArn }),
      ...(aliasArn !== undefined && { stateMachineAliasArn: aliasArn }),
      status: 'RUNNING',
      startedAt: clock.now(),
      input,
      redriveCount: 0,
      history,
    };
    this.execution = new Execution(stateMachine.machine, {
      identity: {
        arn: executionArn,
        name,
        roleArn: stateMachine.roleArn,
        stateMachineArn: stateMachine.arn,
        stateMachineName: stateMachine.name,
        redriveCount: isExpress ? undefined : 0,
      },
      input: JSON.parse(input) as Json,
      host: engineHost(context, stateMachine.roleArn, span.id, detail, random),
      onEvent: (event, state) => {
        history.push(event);
        const error = errorOf(event);
        trace.emit(
          'states.event',
          { ...detail, id: event.id, eventType: event.type, ...(state !== undefined && { state }), ...(error !== undefined && { error }) },
          { parent: span.id },
        );
        reportFaults(event, state, stateMachine, trace);
      },
    });
    this.ended = this.execution.outcome.then((outcome) => {
      this.conclude(outcome);
      span.end({ status: outcome.status, ...('error' in outcome && outcome.error !== undefined && { error: outcome.error }) });
      return outcome;
    });
  }

  get record(): ExecutionRecord {
    return this.own;
  }

  stop(error?: string, cause?: string): void {
    this.execution.stop(error, cause);
  }

  private conclude(outcome: Outcome): void {
    const { own } = this;
    own.status = outcome.status;
    own.stoppedAt = this.context.clock.now();
    if (outcome.status === 'SUCCEEDED') own.output = jsonText(outcome.output);
    else {
      if (outcome.error !== undefined) own.error = outcome.error;
      if (outcome.cause !== undefined) own.cause = outcome.cause;
    }
  }
}

/** The engine's way to the rest of the cloud: every call is made by the machine's role, within the execution's span. */
function engineHost(
  context: ServiceContext<StateMachines>,
  roleArn: string,
  span: string,
  detail: Readonly<Record<string, string>>,
  random: Random,
): EngineHost {
  const { clock, region, accountId, store, trace } = context;
  const principal = { kind: 'role', arn: roleArn } as const;
  return {
    clock,
    random,
    region,
    accountId,
    tokens: store.tokens,
    call: ({ service, operation, input, parent }) => context.call({ service, operation, input, principal, parent }),
    async executionEnd(executionArn) {
      await store.find(executionArn)?.ended;
      return context.call({ service: 'sfn', operation: 'DescribeExecution', input: { executionArn }, principal, parent: span });
    },
    stopExecution: (executionArn) => store.find(executionArn)?.stop(),
    openTask: (state, resource) => trace.open('states.task', { ...detail, state, resource }, { parent: span }),
  };
}

const errorOf = (event: HistoryEvent): string | undefined =>
  Object.values(event)
    .map((details) => (typeof details === 'object' ? (details as { error?: string }).error : undefined))
    .find((error) => error !== undefined);
