import type { ServiceContext } from '../../cloud/service';
import type { Span } from '../../cloud/trace';
import { appendLogLine } from '../cloudwatch-logs';
import { type Json, jsonText } from './asl/json';
import { Execution, type ExecutionOptions, type Outcome } from './asl/run/execution';
import type { HistoryEvent } from './asl/run/history';
import { engineHost } from './engine-host';
import { logLine } from './execution-log';
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
  /** Resolves when it has ended; never rejects. */
  ended: Promise<Outcome>;
  private readonly own: Mutable<ExecutionRecord>;
  private readonly events: HistoryEvent[] = [];
  private execution: Execution;

  constructor(
    private readonly options: StartOptions,
    private readonly context: ServiceContext<StateMachines>,
  ) {
    const { target, name, input } = options;
    const { random } = context.store;
    const { stateMachine, versionArn, aliasArn } = target;
    const resource =
      stateMachine.type === 'EXPRESS' ? `express:${stateMachine.name}:${name}:${random.uuid()}` : `execution:${stateMachine.name}:${name}`;
    this.own = {
      executionArn: context.arn(resource),
      name,
      stateMachineArn: stateMachine.arn,
      stateMachineName: stateMachine.name,
      stateMachineType: stateMachine.type,
      ...(versionArn !== undefined && { stateMachineVersionArn: versionArn }),
      ...(aliasArn !== undefined && { stateMachineAliasArn: aliasArn }),
      status: 'RUNNING',
      startedAt: context.clock.now(),
      input,
      redriveCount: 0,
      history: this.events,
    };
    [this.execution, this.ended] = this.run();
  }

  get record(): ExecutionRecord {
    return this.own;
  }

  stop(error?: string, cause?: string): void {
    this.execution.stop(error, cause);
  }

  /** Lets go of everything it waits for, and tells nobody. */
  abandon(): void {
    this.execution.abandon();
  }

  /** Goes on with the state it ended in. The caller has made sure that it did end without success. */
  redrive(): void {
    const { position } = this.execution;
    if (!position) throw new Error(`the execution ${this.own.executionArn} ended outside of any state`);
    delete this.own.stoppedAt;
    delete this.own.error;
    delete this.own.cause;
    this.own.status = 'RUNNING';
    this.own.redriveCount++;
    [this.execution, this.ended] = this.run({ events: this.events, startedAt: this.own.startedAt, position });
  }

  private run(resume?: ExecutionOptions['resume']): [Execution, Promise<Outcome>] {
    const { own, context, events } = this;
    const { target, parent } = this.options;
    const { stateMachine } = target;
    const detail = { execution: own.executionArn, stateMachine: stateMachine.name };
    const span = context.trace.open('states.execution', detail, { parent });
    const execution = new Execution(stateMachine.machine, {
      identity: {
        arn: own.executionArn,
        name: own.name,
        roleArn: stateMachine.roleArn,
        stateMachineArn: stateMachine.arn,
        stateMachineName: stateMachine.name,
        redriveCount: stateMachine.type === 'EXPRESS' ? undefined : own.redriveCount,
      },
      input: JSON.parse(own.input) as Json,
      host: engineHost(context, { roleArn: stateMachine.roleArn, span: span.id, detail }),
      onEvent: (event, state) => {
        events.push(event);
        const error = errorOf(event);
        const more = { ...(state !== undefined && { state }), ...(error !== undefined && { error }) };
        context.trace.emit('states.event', { ...detail, id: event.id, eventType: event.type, ...more }, { parent: span.id });
        this.log(event);
        reportFaults(event, state, stateMachine, context.trace);
      },
      ...(resume && { resume }),
    });
    return [execution, execution.outcome.then((outcome) => this.conclude(outcome, span))];
  }

  private log(event: HistoryEvent): void {
    const { log } = this.options.target.stateMachine;
    const line = log && logLine(event, this.own.executionArn, log);
    if (line) appendLogLine(this.context, log.group, line);
  }

  private conclude(outcome: Outcome, span: Span): Outcome {
    const { own } = this;
    own.status = outcome.status;
    own.stoppedAt = this.context.clock.now();
    if (outcome.status === 'SUCCEEDED') own.output = jsonText(outcome.output);
    else {
      if (outcome.error !== undefined) own.error = outcome.error;
      if (outcome.cause !== undefined) own.cause = outcome.cause;
    }
    span.end({ status: outcome.status, ...('error' in outcome && outcome.error !== undefined && { error: outcome.error }) });
    return outcome;
  }
}

const errorOf = (event: HistoryEvent): string | undefined =>
  Object.values(event)
    .map((details) => (typeof details === 'object' ? (details as { error?: string }).error : undefined))
    .find((error) => error !== undefined);
