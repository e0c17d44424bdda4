import type { ServiceContext } from '../../../cloud/service';
import type { Line } from '../../../telephone/exchange';
import type { Contact } from '../contact';
import type { ContactCenters, Instance } from '../store';
import type { Flow } from './flow';
import type { Check } from './parameters';
import type { FlowData } from './references';

/** One step of a flow as it was loaded. */
export interface Action {
  readonly identifier: string;
  readonly type: string;
  // biome-ignore lint/suspicious/noExplicitAny: checked against the type's parameters when the flow was loaded
  readonly parameters: any;
  readonly nextAction: string | undefined;
  readonly errors: ReadonlyMap<ErrorType, string>;
  readonly conditions: readonly Condition[];
}

export interface Condition {
  readonly operator: string;
  /** One, a string: others are refused. */
  readonly operands: readonly string[];
  readonly nextAction: string;
}

export type ErrorType =
  | 'NoMatchingError'
  | 'NoMatchingCondition'
  | 'InputTimeLimitExceeded'
  | 'InvalidPhoneNumber'
  | 'QueueAtCapacity'
  | 'InvalidCallbackNumber'
  | 'CallbackNumberNotDialable'
  | 'ConnectionTimeLimitExceeded'
  | 'CallFailed';

/** MODULE is a part that flows share. */
export type FlowType = 'CONTACT_FLOW' | 'CUSTOMER_QUEUE' | 'MODULE';

/** What an action type is: one file each, in the table `actions/index.ts`. */
export interface ActionType {
  readonly parameters: Check;
  /** The error branches an action of this type must have; it may have no others. */
  errors(parameters: Action['parameters']): readonly ErrorType[];
  /** Operators of its conditions; absent when it takes none. */
  readonly operators?: readonly string[];
  /** The types of flow it may be in. @default every one */
  readonly flowTypes?: readonly FlowType[];
  /** Operands that must all have a condition, and no others may. */
  readonly operands?: readonly string[] | ((parameters: Action['parameters']) => readonly string[]);
  /** The resource that an action of this type uses, as its parameters name it: a simulated contact may be given another. */
  resource?(action: Action, run: FlowRun): string | undefined;
  /** The action with another resource in place of it. */
  substitute?(action: Action, arn: string, run: FlowRun): Action;
  /** It ends the flow: no transitions. */
  readonly isTerminal?: true;
  /** It ends the flow when it succeeds: only errors lead on. */
  readonly isEnd?: true;
  /** What else must hold when the flow is loaded: says what does not. */
  complaint?(action: Action, place: FlowPlace): string | undefined;
  /** Throws what went wrong: the action's NoMatchingError branch is taken, and a fault recorded. */
  run(action: Action, run: FlowRun): Outcome | Promise<Outcome>;
}

/** Where a flow is loaded. */
export interface FlowPlace {
  readonly instance: Instance;
  readonly store: ContactCenters;
  readonly flowType: FlowType;
}

export type Outcome =
  | 'next'
  | 'end'
  /** Decides between the conditions; without a match it is NoMatchingCondition. */
  | { readonly result: string }
  /** Expected, no fault: silence, a number that is none. */
  | { readonly error: ErrorType }
  | { readonly transferTo: Flow }
  /** Goes on in a module, and after this action once that returns. */
  | { readonly invoke: Flow }
  | 'return'
  /** In a queue, in this flow if there is one, until an agent takes the contact. */
  | { readonly waitsIn: Flow | undefined };

/** What an action may use while a contact is in the flow. */
export interface FlowRun {
  readonly contact: Contact;
  readonly line: Line;
  readonly context: ServiceContext<ContactCenters>;
  readonly data: FlowData;
  /** How often each Loop action has gone on. */
  readonly loops: Map<string, number>;
  /** The text with its references filled in. */
  resolve(text: string): string;
}

/** Every action that may follow. */
export const nextActions = ({ nextAction, errors, conditions }: Action): string[] => [
  ...(nextAction === undefined ? [] : [nextAction]),
  ...errors.values(),
  ...conditions.map((condition) => condition.nextAction),
];
