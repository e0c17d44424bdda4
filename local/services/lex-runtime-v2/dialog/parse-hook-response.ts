import type { Message } from '@aws-sdk/client-lex-runtime-v2';
import { MAX_ATTRIBUTES_BYTES, sizeOfAttributes } from '../attributes';
import { type ActiveContext, readContexts } from '../contexts';
import type { DialogAction, FulfillmentState, IntentState, SlotContent } from '../session';
import { badHookResponse } from './hook-failure';
import { problemWithMessages } from './hook-messages';
import type { Turn } from './turn';

/** What a code hook told Lex to do. */
export interface HookResponse {
  readonly attributes: Readonly<Record<string, string>>;
  /** In place of the session's; undefined leaves those. */
  readonly activeContexts: readonly ActiveContext[] | undefined;
  readonly dialogAction: DialogAction;
  readonly intent: ReturnedIntent | undefined;
  readonly messages: readonly Message[];
  readonly requestAttributes: Readonly<Record<string, string>> | undefined;
  readonly runtimeHints: unknown;
}

export interface ReturnedIntent {
  readonly name: string;
  readonly state: FulfillmentState | undefined;
  readonly confirmationState: IntentState['confirmationState'] | undefined;
  readonly slots: Readonly<Record<string, SlotContent | null>> | undefined;
}

const MAX_RESPONSE_BYTES = 50 * 1024;
const STATES = new Set(['Failed', 'Fulfilled', 'FulfillmentInProgress', 'InProgress', 'ReadyForFulfillment', 'Waiting']);
const ACTIONS = new Set(['Close', 'ConfirmIntent', 'Delegate', 'ElicitIntent', 'ElicitSlot']);

type Json = Readonly<Record<string, unknown>>;

/** Reads the function's answer as strictly as Lex does; throws BadGatewayException, and records what the answer lacks. */
export function parseHookResponse(turn: Turn, payload: string): HookResponse {
  const refuse: Refuse = (lacks) => {
    throw badHookResponse(turn, lacks);
  };
  if (Buffer.byteLength(payload) > MAX_RESPONSE_BYTES) refuse(`has ${Buffer.byteLength(payload)} bytes, more than ${MAX_RESPONSE_BYTES}`);
  const response = objectOf(parsed(payload)) ?? refuse('is no JSON object');
  const { sessionState, messages, requestAttributes, ...unknown } = response;
  if (Object.keys(unknown).length > 0) refuse(`has ${Object.keys(unknown).join(', ')} beside sessionState, messages and requestAttributes`);
  const problem = problemWithMessages(messages);
  if (problem) refuse(problem);
  const { dialogAction, sessionAttributes, intent, activeContexts, runtimeHints } = objectOf(sessionState) ?? refuse('has no sessionState');
  return {
    attributes: attributesOf(sessionAttributes, refuse),
    activeContexts: activeContexts == null ? undefined : contextsOf(activeContexts, turn, refuse),
    dialogAction: actionOf(dialogAction, refuse),
    intent: intent == null ? undefined : intentOf(intent, refuse),
    messages: (messages ?? []) as Message[],
    requestAttributes:
      requestAttributes == null
        ? undefined
        : (stringMap(requestAttributes) ?? refuse('has requestAttributes with values that are no text')),
    runtimeHints: runtimeHints ?? null,
  };
}

type Refuse = (lacks: string) => never;

function attributesOf(value: unknown, refuse: Refuse): Readonly<Record<string, string>> {
  const attributes = stringMap(value) ?? refuse('has sessionState.sessionAttributes with values that are no text');
  const size = sizeOfAttributes(attributes);
  if (size > MAX_ATTRIBUTES_BYTES) refuse(`has session attributes of ${size} bytes after base64, more than ${MAX_ATTRIBUTES_BYTES}`);
  return attributes;
}

function contextsOf(value: unknown, { context }: Turn, refuse: Refuse): readonly ActiveContext[] {
  const contexts = readContexts(value, context.clock.now());
  return typeof contexts === 'string' ? refuse(`has sessionState.activeContexts ${contexts}`) : contexts;
}

function actionOf(value: unknown, refuse: Refuse): DialogAction {
  const { type, slotToElicit, slotElicitationStyle } = objectOf(value) ?? refuse('has no sessionState.dialogAction');
  if (typeof type !== 'string' || !ACTIONS.has(type)) {
    return refuse(`has sessionState.dialogAction.type ${JSON.stringify(type)}, expected one of ${[...ACTIONS].join(', ')}`);
  }
  return {
    type: type as DialogAction['type'],
    ...(typeof slotToElicit === 'string' && { slotToElicit }),
    ...(typeof slotElicitationStyle === 'string' && { slotElicitationStyle }),
  };
}

function intentOf(value: unknown, refuse: Refuse): ReturnedIntent {
  const intent = objectOf(value) ?? refuse('has a sessionState.intent that is no object');
  const { name, state, confirmationState, slots } = intent;
  if (typeof name !== 'string') return refuse('has no sessionState.intent.name');
  if (state != null && !(typeof state === 'string' && STATES.has(state)))
    refuse(`has sessionState.intent.state ${JSON.stringify(state)}, which is none of Lex's`);
  if (confirmationState != null && !['Confirmed', 'Denied', 'None'].includes(String(confirmationState))) {
    refuse(`has sessionState.intent.confirmationState ${JSON.stringify(confirmationState)}, expected Confirmed, Denied or None`);
  }
  return {
    name,
    state: (state ?? undefined) as ReturnedIntent['state'],
    confirmationState: (confirmationState ?? undefined) as ReturnedIntent['confirmationState'],
    slots: slots == null ? undefined : slotsOf(slots, refuse),
  };
}

function slotsOf(value: unknown, refuse: Refuse): Readonly<Record<string, SlotContent | null>> {
  const slots = objectOf(value) ?? refuse('has sessionState.intent.slots that are no object');
  return Object.fromEntries(
    Object.entries(slots).map(([name, slot]) => [
      name,
      slot == null ? null : (slotOf(slot) ?? refuse(`has slot ${name} without value.interpretedValue`)),
    ]),
  );
}

function slotOf(slot: unknown): SlotContent | undefined {
  const { shape, value, values } = objectOf(slot) ?? {};
  const { originalValue, interpretedValue, resolvedValues } = objectOf(value) ?? {};
  if (Array.isArray(values)) {
    const items = values.map(slotOf);
    return items.every((item) => item !== undefined) ? { shape: 'List', values: items } : undefined;
  }
  if (typeof interpretedValue !== 'string') return undefined;
  return {
    shape: shape === 'List' ? 'List' : 'Scalar',
    value: {
      originalValue: typeof originalValue === 'string' ? originalValue : interpretedValue,
      interpretedValue,
      resolvedValues: Array.isArray(resolvedValues) ? resolvedValues.map(String) : [interpretedValue],
    },
  };
}

function parsed(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch {
    return undefined;
  }
}

const objectOf = (value: unknown): Json | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined;

/** An absent map is an empty one: attributes are replaced, never merged. */
function stringMap(value: unknown): Readonly<Record<string, string>> | undefined {
  if (value == null) return {};
  const map = objectOf(value);
  return map && Object.values(map).every((item) => typeof item === 'string') ? (map as Readonly<Record<string, string>>) : undefined;
}
