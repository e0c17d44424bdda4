import type { TraceEvent } from '../cloud/trace';
import type { LegEvent } from '../telephone/telephone-network';

/**
 * What the console's server and its page say to each other. Server → page: server-sent events on `GET /events`, one `ConsoleMessage` each.
 * Page → server: `POST /commands` with one `ConsoleCommand` as JSON; answered 204, or 4xx with `{ message }` that says what to do.
 */
export type ConsoleMessage =
  /** First on every connection: everything the page needs to draw itself. */
  | {
      readonly type: 'snapshot';
      /** The number that callers dial, E.164. */
      readonly number: string;
      /** Epoch ms on the cloud's clock. */
      readonly now: number;
      readonly templates: readonly { readonly name: string; readonly sha256: string }[];
      readonly machines: readonly Machine[];
      readonly executions: readonly Execution[];
      readonly sales: Sales;
      readonly dialing: Dialing;
      readonly phone: PhoneState;
      /** The newest ones, oldest first; their `pii` included, since the page is the caller's and sales' own. */
      readonly trace: readonly TraceEvent[];
    }
  /** Batched: at most ten messages a second, whatever happens. */
  | { readonly type: 'trace'; readonly events: readonly TraceEvent[] }
  | { readonly type: 'sales'; readonly sales: Sales }
  | { readonly type: 'dialing'; readonly dialing: Dialing }
  /** An execution as it stands now, new or changed. */
  | { readonly type: 'execution'; readonly execution: Execution }
  | { readonly type: 'phone'; readonly phone: PhoneState; readonly event?: LegEvent }
  /** A definition that ops edited is live for the next execution. */
  | { readonly type: 'machine'; readonly machine: Machine }
  /** Or it is not, and the former one stays. */
  | { readonly type: 'edit'; readonly edit: Edit };

export type ConsoleCommand =
  | { readonly command: 'dial'; readonly from: string }
  | { readonly command: 'say'; readonly text: string }
  | { readonly command: 'press'; readonly digits: string }
  | { readonly command: 'answer' | 'decline' | 'hangUp' }
  | { readonly command: 'salesforceDown'; readonly down: boolean }
  | { readonly command: 'dialingStopped'; readonly stopped: boolean };

export interface Machine {
  readonly name: string;
  readonly type: 'STANDARD' | 'EXPRESS';
  /** Amazon States Language, as it runs: placeholders filled in. */
  readonly definition: StateMachineDefinition;
}

export interface StateMachineDefinition {
  readonly Comment?: string;
  readonly StartAt: string;
  readonly States: Readonly<Record<string, StateDefinition>>;
}

export interface StateDefinition {
  readonly Type: string;
  readonly Comment?: string;
  readonly Next?: string;
  readonly End?: boolean;
  readonly Default?: string;
  readonly Choices?: readonly { readonly Next: string; readonly Condition?: string }[];
  readonly Catch?: readonly { readonly ErrorEquals: readonly string[]; readonly Next: string }[];
  readonly Retry?: readonly unknown[];
  readonly Branches?: readonly StateMachineDefinition[];
}

export interface Execution {
  readonly arn: string;
  readonly name: string;
  readonly machine: string;
  readonly status: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';
  /** Epoch ms. */
  readonly startedAt: number;
  readonly stoppedAt?: number;
  /** JSON text. */
  readonly input: string;
  readonly output?: string;
  readonly error?: string;
  readonly cause?: string;
  /** In the order of entering; a state entered again is a second entry. */
  readonly states: readonly StateRun[];
  /** As GetExecutionHistory gives it. */
  readonly history: readonly unknown[];
  /** The callback that both machines belong to. */
  readonly callbackId?: string;
}

export interface StateRun {
  readonly name: string;
  /** Epoch ms. */
  readonly enteredAt: number;
  readonly exitedAt?: number;
  readonly input?: string;
  readonly output?: string;
  /** Of the last failed try, caught or not. */
  readonly error?: string;
  /** How often the task was tried again. */
  readonly retries: number;
}

export interface Sales {
  readonly isDown: boolean;
  /** Field name → value, as Salesforce holds them. */
  readonly leads: readonly Readonly<Record<string, unknown>>[];
  readonly tasks: readonly Readonly<Record<string, unknown>>[];
  /** Promises whose newest version Salesforce does not hold yet. */
  readonly pending: readonly {
    readonly callbackId: string;
    readonly name: string;
    readonly company: string;
    readonly state: string;
    readonly version: number;
    readonly syncedVersion: number;
  }[];
}

/** The switch of all outbound calls, and the line behind it. */
export interface Dialing {
  readonly isStopped: boolean;
  /** Of whoever stopped or started it last. */
  readonly reason?: string;
  /** Epoch ms. */
  readonly since?: number;
  /** Too many calls failed: one at a time is tried. */
  readonly isBroken: boolean;
  /** Calls under way. */
  readonly held: number;
  readonly waiting: number;
}

export interface PhoneState {
  readonly state: 'idle' | 'dialing' | 'ringing' | 'connected';
  /** The person's own number, E.164. */
  readonly from: string;
  readonly direction?: 'inbound' | 'outbound';
  readonly contactId?: string;
}

/** What became of a change of a file that ops edit. */
export type Edit =
  | { readonly outcome: 'working'; readonly file: string }
  | { readonly outcome: 'applied'; readonly file: string; readonly machines: readonly string[]; readonly ms: number }
  | { readonly outcome: 'refused'; readonly file: string; readonly reasons: readonly EditReason[] };

export interface EditReason {
  /** The state (or action) that is wrong, when it can be named. */
  readonly state?: string;
  readonly reason: string;
  /** What to do. */
  readonly fix: string;
}
