import { Ended, Failure } from '../failure';
import { type Json, jsonText } from '../json';
import type { Machine } from '../load/machine';
import { timeText } from '../timestamp';
import type { EngineHost } from './engine-host';
import { History, type HistoryEvent, NOT_TRUNCATED } from './history';
import { Lifetime } from './lifetime';
import type { Probe } from './probe';
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

/** Where an execution stood when it ended without success. */
export interface Position {
  readonly state: string;
  readonly input: Json;
  readonly variables: Readonly<Record<string, Json>>;
}

export interface ExecutionOptions {
  readonly identity: ExecutionIdentity;
  readonly input: Json;
  readonly host: EngineHost;
  /** Told of every event as it happens. */
  readonly onEvent?: (event: HistoryEvent, state: string | undefined) => void;
  /** Takes up an execution that ended: what happened so far, and where it goes on. */
  readonly resume?: { readonly events: readonly HistoryEvent[]; readonly startedAt: number; readonly position: Position };
  /** Looks into the states that are run, and stands in for what they do. */
  readonly probe?: Probe;
}

/** One run of a machine, from its first event to its last. */
export class Execution {
  readonly startedAt: number;
  readonly startTime: string;
  readonly identity: ExecutionIdentity;
  readonly input: Json;
  readonly host: EngineHost;
  readonly history: History;
  readonly probe: Probe | undefined;
  /** Never rejects. */
  readonly outcome: Promise<Outcome>;
  private readonly lifetime = new Lifetime();
  private readonly thread: Thread;
  private stopped: ((outcome: Outcome) => void) | undefined;

  constructor(
    readonly machine: Machine,
    { identity, input, host, onEvent, resume, probe }: ExecutionOptions,
  ) {
    this.identity = identity;
    this.input = input;
    this.host = host;
    this.probe = probe;
    this.startedAt = resume?.startedAt ?? host.clock.now();
    this.startTime = timeText(this.startedAt);
    this.history = new History(host.clock, onEvent, [...(resume?.events ?? [])]);
    const variables = new Variables();
    if (resume) variables.assign(resume.position.variables);
    this.thread = new Thread(this, this.lifetime, variables, 0);
    this.outcome = this.run(resume?.position);
  }

  /** Ends it now. Nothing happens when it has ended already. */
  stop(error?: string, cause?: string): void {
    this.stopped?.({ status: 'ABORTED', error, cause });
  }

  /** Lets go of everything it waits for. Nothing is recorded any more, and it never ends. */
  abandon(): void {
    this.history.close();
    this.stopped = undefined;
    this.lifetime.end();
  }

  /** Undefined when it is in no state. */
  get position(): Position | undefined {
    const { step, variables } = this.thread;
    return step && { state: step.state.name, input: step.input, variables: variables.all() };
  }

  private async run(from: Position | undefined): Promise<Outcome> {
    if (from) {
      this.thread.lastEventId = this.history.events.length;
      this.thread.record('ExecutionRedriven', { redriveCount: this.identity.redriveCount });
    } else {
      this.history.add('ExecutionStarted', 0, { input: jsonText(this.input), inputDetails: NOT_TRUNCATED, roleArn: this.identity.roleArn });
    }
    const outcome = await Promise.race([this.runStates(from), this.endFromOutside()]);
    this.stopped = undefined;
    this.conclude(outcome);
    return outcome;
  }

  private async runStates(from: Position | undefined): Promise<Outcome> {
    const { flow } = this.machine;
    try {
      const output = await runFlow(from ? { ...flow, startAt: from.state } : flow, from ? from.input : this.input, this.thread);
      return { status: 'SUCCEEDED', output };
    } catch (error) {
      if (error instanceof Failure) return { status: 'FAILED', error: error.error, cause: error.reason };
      if (error instanceof Ended) return { status: 'ABORTED', error: undefined, cause: undefined };
      // Nothing that a definition or a service can bring about: the engine itself is broken.
      const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) };
      return { status: 'FAILED', error: 'States.Runtime', cause: `${name}: ${message}` };
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

  private conclude(outcome: Outcome): void {
    const { history } = this;
    const { lastEventId } = this.thread;
    switch (outcome.status) {
      case 'SUCCEEDED':
        history.add('ExecutionSucceeded', lastEventId, { output: jsonText(outcome.output), outputDetails: NOT_TRUNCATED });
        break;
      case 'FAILED':
        history.add('ExecutionFailed', lastEventId, { error: outcome.error, cause: outcome.cause });
        break;
      case 'TIMED_OUT':
        history.add('ExecutionTimedOut', lastEventId, { error: outcome.error, cause: outcome.cause });
        break;
      case 'ABORTED':
        history.add('ExecutionAborted', 0, { error: outcome.error, cause: outcome.cause });
    }
    history.close();
    this.lifetime.end();
  }
}
