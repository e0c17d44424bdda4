import { Ended, Failure } from '../failure';
import { type Json, jsonText } from '../json';
import type { Machine } from '../load/machine';
import type { EngineHost } from './engine-host';
import { History, type HistoryEvent, NOT_TRUNCATED } from './history';
import { Lifetime } from './lifetime';
import { runFlow } from './run-flow';
import { Thread } from './thread';
import { Variables } from './variables';

/** What the context object says of an execution. */
export interface ExecutionIdentity {
  readonly arn: string;
  readonly name: string;
  readonly roleArn: string;
  readonly stateMachineArn: string;
  readonly stateMachineName: string;
  /** Express executions have none. */
  readonly redriveCount: number | undefined;
}

export type Outcome =
  | { readonly status: 'SUCCEEDED'; readonly output: Json }
  | { readonly status: 'FAILED' | 'TIMED_OUT' | 'ABORTED'; readonly error: string | undefined; readonly cause: string | undefined };

export interface ExecutionOptions {
  readonly identity: ExecutionIdentity;
  readonly input: Json;
  readonly host: EngineHost;
  /** Told of every event as it happens. */
  readonly onEvent?: (event: HistoryEvent, state: string | undefined) => void;
  /** Variables it starts with: a redriven execution has those it had. */
  readonly variables?: Readonly<Record<string, Json>>;
}

/** One run of a machine, from its first event to its last. */
export class Execution {
  readonly startedAt: number;
  readonly identity: ExecutionIdentity;
  readonly input: Json;
  readonly host: EngineHost;
  readonly history: History;
  /** Never rejects, unless the engine itself is broken. */
  readonly outcome: Promise<Outcome>;
  private readonly lifetime = new Lifetime();
  private stopped: ((outcome: Outcome) => void) | undefined;

  constructor(
    readonly machine: Machine,
    { identity, input, host, onEvent, variables }: ExecutionOptions,
  ) {
    this.identity = identity;
    this.input = input;
    this.host = host;
    this.startedAt = host.clock.now();
    this.history = new History(host.clock, onEvent);
    this.outcome = this.run(variables);
  }

  /** Ends it now. Nothing happens when it has ended already. */
  stop(error?: string, cause?: string): void {
    this.stopped?.({ status: 'ABORTED', error, cause });
  }

  private async run(variables: Readonly<Record<string, Json>> | undefined): Promise<Outcome> {
    this.history.add('ExecutionStarted', 0, { input: jsonText(this.input), inputDetails: NOT_TRUNCATED, roleArn: this.identity.roleArn });
    const scope = new Variables();
    if (variables) scope.assign(variables);
    const thread = new Thread(this, this.lifetime, scope, 0);
    const outcome = await Promise.race([this.runStates(thread), this.endFromOutside()]);
    this.stopped = undefined;
    this.conclude(outcome, thread);
    return outcome;
  }

  private async runStates(thread: Thread): Promise<Outcome> {
    try {
      return { status: 'SUCCEEDED', output: await runFlow(this.machine.flow, this.input, thread) };
    } catch (error) {
      if (error instanceof Failure) return { status: 'FAILED', error: error.error, cause: error.reason };
      if (error instanceof Ended) return { status: 'ABORTED', error: undefined, cause: undefined };
      throw error;
    }
  }

  /** A stop, or the machine's TimeoutSeconds. */
  private endFromOutside(): Promise<Outcome> {
    return new Promise((resolve) => {
      const { clock } = this.host;
      const { timeoutSeconds } = this.machine;
      const timedOut = { status: 'TIMED_OUT', error: 'States.Timeout', cause: undefined } as const;
      const timer = timeoutSeconds === undefined ? undefined : clock.setTimeout(() => resolve(timedOut), timeoutSeconds * 1000);
      this.lifetime.onEnd(() => clock.clearTimeout(timer));
      this.stopped = resolve;
    });
  }

  private conclude(outcome: Outcome, thread: Thread): void {
    switch (outcome.status) {
      case 'SUCCEEDED':
        this.history.add('ExecutionSucceeded', thread.lastEventId, { output: jsonText(outcome.output), outputDetails: NOT_TRUNCATED });
        break;
      case 'FAILED':
        this.history.add('ExecutionFailed', thread.lastEventId, { error: outcome.error, cause: outcome.cause });
        break;
      case 'TIMED_OUT':
        this.history.add('ExecutionTimedOut', thread.lastEventId, { error: outcome.error, cause: outcome.cause });
        break;
      case 'ABORTED':
        this.history.add('ExecutionAborted', 0, { error: outcome.error, cause: outcome.cause });
    }
    this.history.close();
    this.lifetime.end();
  }
}
