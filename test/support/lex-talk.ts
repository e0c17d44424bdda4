import { config } from '../../bin/config';
import { fulfill } from '../../lambdas/lex-fulfillment/lex-fulfillment';
import type { Found } from '../../lambdas/lex-fulfillment/reply/shared-answers';
import type { LexResponse } from '../../lambdas/lex-fulfillment/response';
import { slotOf } from '../../lambdas/lex-fulfillment/slots';
import type { TurnPorts } from '../../lambdas/lex-fulfillment/turn';
import type { TurnRecord } from '../../lambdas/lex-fulfillment/turn-log';
import { VISITOR } from '../../lambdas/shared/domain/caller-context';
import { MemoryCache } from '../../lambdas/shared/policy/memory-cache';
import { SingleFlight } from '../../lambdas/shared/policy/single-flight';
import type { Review } from '../../lambdas/shared/ports/reviews';
import type { CallTopic } from '../../lambdas/shared/ports/scenarios-ahead';
import { InMemoryCallbacks } from './in-memory-callbacks';
import { InMemoryDialing } from './in-memory-dialing';
import { InMemoryErasures } from './in-memory-erasures';
import { InMemoryGuardrail } from './in-memory-guardrail';
import { InMemoryLanguageModel } from './in-memory-language-model';
import { InMemoryResponseCache } from './in-memory-response-cache';
import { InMemoryScenarios } from './in-memory-scenarios';
import { InMemoryWorkflows } from './in-memory-workflows';

export const IDENTITY_KEY = 'an identity key for tests';
/** Ten in the morning in San Francisco. */
export const NOW = Date.UTC(2026, 10, 20, 18, 0, 0, 250);

type Changes = Partial<Pick<TurnPorts, 'identityKey' | 'now' | 'guardrail' | 'callers' | 'whenUnguarded'>> & {
  readonly model?: InMemoryLanguageModel;
};

/** Everything the turn needs, in memory; `reports` is what ops would see, `records` what became of each turn. */
export function inMemoryPorts(changes: Changes = {}) {
  const reports: { message: string; fields?: object; error?: unknown }[] = [];
  const records: TurnRecord[] = [];
  const reviews: Review[] = [];
  const ahead: { readonly did: 'start' | 'drop'; readonly callbackId: string; readonly topic?: CallTopic }[] = [];
  const now = changes.now ?? (() => NOW);
  const callbacks = new InMemoryCallbacks();
  return {
    reports,
    records,
    reviews: Object.assign(reviews, { add: async (review: Review) => void reviews.push(review) }),
    ahead: Object.assign(ahead, {
      start: async (callbackId: string, topic: CallTopic) => void ahead.push({ did: 'start', callbackId, topic }),
      drop: async (callbackId: string) => void ahead.push({ did: 'drop', callbackId }),
    }),
    model: changes.model ?? new InMemoryLanguageModel(),
    guardrail: changes.guardrail ?? new InMemoryGuardrail(),
    answers: {
      memory: new MemoryCache<string>({ maxEntries: 10, ttlMs: 60_000, now }),
      cache: new InMemoryResponseCache(),
      flights: new SingleFlight<Found>(),
    },
    callbacks,
    dialing: new InMemoryDialing(callbacks),
    callers: changes.callers ?? { find: async () => VISITOR },
    erasures: new InMemoryErasures(),
    scenarios: new InMemoryScenarios(),
    workflows: new InMemoryWorkflows(),
    identityKey: changes.identityKey ?? { read: async () => IDENTITY_KEY },
    companyName: 'Acme',
    allowedCountries: ['US', 'CA', 'GB'] as const,
    dialingPolicy: config.dialing,
    answerPolicies: { default: { tier: 'fast', maxTokens: 150, maxSentences: 3 } } as const,
    whenUnguarded: changes.whenUnguarded ?? ('withhold' as const),
    now,
    report: (message: string, fields?: object, error?: unknown): void => void reports.push({ message, ...(fields && { fields }), error }),
    record: (record: TurnRecord): void => void records.push(record),
  };
}

type SlotTexts = Readonly<Record<string, string | null>>;

/** A Lex V2 event as a Connect voice call makes it. */
export function lexEvent(
  intent: string,
  transcript: string,
  changes: { attributes?: object; slots?: SlotTexts; hook?: string; confirmation?: string; localeId?: string; inputMode?: string } = {},
) {
  const {
    attributes = {},
    slots = {},
    hook = 'FulfillmentCodeHook',
    confirmation = 'None',
    localeId = 'en_US',
    inputMode = 'Speech',
  } = changes;
  return {
    messageVersion: '1.0',
    invocationSource: hook,
    inputMode,
    responseContentType: 'text/plain; charset=utf-8',
    sessionId: '6f0d4c1e-8f1b-4f6e-9a2d-2f5d5b9f7c10',
    inputTranscript: transcript,
    bot: { id: 'ATLASBOT01', name: 'Atlas', localeId, version: '7', aliasId: 'LIVEALIAS1', aliasName: 'live' },
    interpretations: [],
    proposedNextState: null,
    requestAttributes: { 'x-amz-lex:accept-content-types': 'PlainText,SSML', 'x-amz-lex:channels:platform': 'Connect' },
    sessionState: {
      activeContexts: null,
      sessionAttributes: attributes,
      intent: {
        name: intent,
        state: hook === 'FulfillmentCodeHook' ? 'ReadyForFulfillment' : 'InProgress',
        confirmationState: confirmation,
        slots: Object.fromEntries(Object.entries(slots).map(([name, text]) => [name, text === null ? null : slotOf(text)])),
      },
    },
  };
}

/** The bot's side of a call: slots in their order, their prompts, yes and no. One sentence is one turn. */
export class LexTalk {
  attributes: Record<string, string>;
  last: LexResponse | undefined;
  #slots: Record<string, string | null> = {};
  #intent = '';
  #awaits: { readonly type: string; readonly slot?: string } = { type: 'ElicitIntent' };

  constructor(
    private readonly ports: TurnPorts,
    attributes: Record<string, string> = { contactId: 'contact-1', callerNumber: '+14155552671' },
    private readonly localeId = 'en_US',
  ) {
    this.attributes = attributes;
  }

  /** What Atlas answers; `Which <slot>?` where the bot's own prompt is spoken. `intent` is for open questions, and for one that changes the subject. */
  async says(text: string, intent = 'Callback', slots: SlotTexts = {}): Promise<string> {
    const isAside = this.#awaits.type !== 'ElicitIntent' && ASIDES.has(intent);
    let confirmation = 'None';
    if (this.#awaits.type === 'ElicitIntent' || this.#awaits.type === 'Close' || isAside) {
      this.#intent = intent;
      this.#slots = { ...Object.fromEntries((SLOTS[intent] ?? []).map((name) => [name, null])), ...slots };
    } else if (this.#awaits.type === 'ConfirmIntent') confirmation = YES.has(text) ? 'Confirmed' : NO.has(text) ? 'Denied' : 'None';
    else if (this.#awaits.slot) this.#slots[this.#awaits.slot] = text || null;
    return this.#goesOn(text, confirmation, 'Speech');
  }

  /** Keys, as Lex takes them: nothing that it knows. */
  async presses(keys: string): Promise<string> {
    if (this.#awaits.type === 'ElicitIntent') [this.#intent, this.#slots] = ['FallbackIntent', {}];
    else if (this.#awaits.slot) this.#slots[this.#awaits.slot] = keys;
    return this.#goesOn(keys, 'None', 'DTMF');
  }

  async #goesOn(text: string, confirmation: string, inputMode: string): Promise<string> {
    const isAsking = ASKING.has(this.#intent);
    const reply = await this.#hook(isAsking ? 'DialogCodeHook' : 'FulfillmentCodeHook', text, confirmation, inputMode);
    if (this.last?.sessionState.dialogAction.type !== 'Delegate') return reply;
    const missing = REQUIRED[this.#intent]?.find((slot) => !this.#slots[slot]);
    const confirmed = this.last.sessionState.intent?.confirmationState ?? confirmation;
    if (!missing) return this.#hook('FulfillmentCodeHook', text, confirmed, inputMode);
    this.#awaits = { type: 'ElicitSlot', slot: missing };
    return `Which ${missing}?`;
  }

  /** Name, company and use case, as most callers give them. */
  async introduces(): Promise<string> {
    await this.says('call me back');
    await this.says('Ada');
    await this.says('Analytical Engines');
    return this.says('fleet pricing');
  }

  get isOver(): boolean {
    return this.last?.sessionState.dialogAction.type === 'Close';
  }

  async #hook(hook: string, transcript: string, confirmation: string, inputMode: string): Promise<string> {
    const { attributes, localeId } = this;
    this.last = await fulfill(
      lexEvent(this.#intent, transcript, { attributes, slots: this.#slots, hook, confirmation, localeId, inputMode }),
      this.ports,
      10_000,
    );
    const { sessionAttributes, dialogAction, intent: after } = this.last.sessionState;
    this.attributes = sessionAttributes;
    this.#awaits = { type: dialogAction.type, ...(dialogAction.slotToElicit && { slot: dialogAction.slotToElicit }) };
    if (after) {
      this.#intent = after.name;
      this.#slots = Object.fromEntries(Object.entries(after.slots).map(([name, slot]) => [name, slot?.value.interpretedValue ?? null]));
    }
    return this.last.messages?.[0]?.content ?? '';
  }
}

/** Of the bot: what each intent has, what Lex asks for by itself, and who is asked before Lex goes on. */
const SLOTS: Readonly<Record<string, readonly string[]>> = {
  Callback: ['Name', 'Company', 'UseCase', 'PhoneNumber'],
  LeaveMessage: ['Message', 'PhoneNumber'],
};
const REQUIRED: Readonly<Record<string, readonly string[]>> = { Callback: ['Name', 'Company', 'UseCase'], LeaveMessage: ['Message'] };
const ASKING = new Set(['Callback', 'Cancel', 'DeleteMyInfo', 'LeaveMessage']);
const ASIDES = new Set(['Repeat', 'Help', 'Cancel', 'Goodbye']);
const YES = new Set(['yes', 'sí']);
const NO = new Set(['no']);
