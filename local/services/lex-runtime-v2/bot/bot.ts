import type { Message } from '@aws-sdk/client-lex-runtime-v2';
import type { OutputContext } from '../contexts';
import type { Language } from '../nlu/language/language';
import type { SampleUtterance } from '../nlu/sample-utterance';
import type { SlotType } from '../nlu/slots/slot-type';
import type { Understanding } from '../nlu/understanding';

/** A bot as it was built from its template. */
export interface Bot {
  readonly id: string;
  readonly name: string;
  readonly arn: string;
  readonly idleSessionTtlMs: number;
  /** By version (`DRAFT`, `1`, …), then by localeId. A version that has locales is built. */
  readonly versions: Map<string, ReadonlyMap<string, BotLocale>>;
}

export interface BotAlias {
  readonly id: string;
  readonly name: string;
  readonly arn: string;
  readonly bot: Bot;
  readonly version: string;
  /** The code hook of each enabled locale, undefined for none. */
  readonly codeHooks: ReadonlyMap<string, string | undefined>;
  /** The resource of the template, for faults. */
  readonly where: string;
}

export interface BotLocale {
  readonly localeId: string;
  readonly language: Language;
  readonly intents: ReadonlyMap<string, Intent>;
  /** The name of its AMAZON.FallbackIntent. */
  readonly fallback: string;
  readonly understanding: Understanding;
}

export interface Intent {
  readonly name: string;
  readonly isFallback: boolean;
  readonly samples: readonly SampleUtterance[];
  /** In the order in which they are asked for. */
  readonly slots: ReadonlyMap<string, Slot>;
  /** All of these must be active for it to be recognized. */
  readonly inputContexts: readonly string[];
  /** Active once it is fulfilled. */
  readonly outputContexts: readonly OutputContext[];
  readonly initialResponse: MessageGroups;
  /** Whether the dialog code hook runs when the intent is recognized, and after each answer. */
  readonly initialHook: boolean;
  readonly initialHookLabel: string | undefined;
  readonly dialogHook: boolean;
  readonly confirmation: { readonly prompt: Prompt; readonly declination: MessageGroups } | undefined;
  /** Undefined: the client fulfills the intent. */
  readonly fulfillment: Fulfillment | undefined;
  readonly closing: MessageGroups;
}

export interface Slot {
  readonly name: string;
  readonly typeName: string;
  readonly type: SlotType;
  readonly isRequired: boolean;
  readonly prompt: Prompt | undefined;
  /** How callers answer the prompt: "the name is {Name}". */
  readonly samples: readonly SampleUtterance[];
}

export interface Prompt {
  readonly maxRetries: number;
  readonly groups: MessageGroups;
  /** Variations are taken in their order, not at random. */
  readonly isOrdered: boolean;
}

/** One message of each group is said: the first of the list or one of its variations. */
export type MessageGroup = readonly Message[];
export type MessageGroups = readonly MessageGroup[];

export interface Fulfillment {
  readonly updates: FulfillmentUpdates | undefined;
  readonly success: MessageGroups;
  readonly failure: MessageGroups;
  readonly timeout: MessageGroups;
}

/** Said to callers on the phone while the function works. */
export interface FulfillmentUpdates {
  readonly start: { readonly delayMs: number; readonly groups: MessageGroups } | undefined;
  readonly update: { readonly frequencyMs: number; readonly groups: MessageGroups } | undefined;
  readonly timeoutMs: number | undefined;
}
