import type { Message } from '@aws-sdk/client-lex-runtime-v2';
import type { MessageGroup } from './bot/bot';
import type { ActiveContext } from './contexts';
import type { Interpretation } from './nlu/understanding';

/** What Lex remembers of one conversation between two turns. */
export interface Session {
  readonly sessionId: string;
  attributes: Readonly<Record<string, string>>;
  intent: IntentState | undefined;
  dialogAction: DialogAction | undefined;
  activeContexts: readonly ActiveContext[];
  /** Passed on as they came; they help recognize speech, which is given as text here. */
  runtimeHints: unknown;
  /** How often the answer to the prompt that is open was not understood. */
  failedAttempts: number;
  /** Of the last turn. */
  interpretations: readonly Interpretation[];
  messages: readonly Message[];
  /** Which variation of each prompt was said last. */
  readonly variations: Map<MessageGroup, number>;
}

export type DialogActionType = 'Close' | 'ConfirmIntent' | 'Delegate' | 'ElicitIntent' | 'ElicitSlot' | 'None';

export interface DialogAction {
  readonly type: DialogActionType;
  readonly slotToElicit?: string;
  readonly slotElicitationStyle?: string;
}

export type FulfillmentState = 'Failed' | 'Fulfilled' | 'FulfillmentInProgress' | 'InProgress' | 'ReadyForFulfillment' | 'Waiting';

export interface IntentState {
  readonly name: string;
  readonly state: FulfillmentState;
  readonly confirmationState: 'Confirmed' | 'Denied' | 'None';
  readonly slots: Slots;
}

/** Null while a slot is empty. */
export type Slots = Readonly<Record<string, SlotContent | null>>;

/** As Lex writes it: a value always has all three members. */
export interface SlotContent {
  readonly shape: 'Scalar' | 'List';
  readonly value?: { readonly originalValue: string; readonly interpretedValue: string; readonly resolvedValues: readonly string[] };
  readonly values?: readonly SlotContent[];
}

export const newSession = (sessionId: string): Session => ({
  sessionId,
  attributes: {},
  intent: undefined,
  dialogAction: undefined,
  activeContexts: [],
  runtimeHints: null,
  failedAttempts: 0,
  interpretations: [],
  messages: [],
  variations: new Map(),
});
