import { callbackSlots, SLOTS_BEFORE_NUMBER } from '../../shipped/callback-slots';
import type { LexEventOptions } from '../../shipped/lex-event';
import { IDENTITY_KEY } from '../../stand-ins/sound-services';
import { CALL, type TurnKind } from '../call-shape';
import { outboundAttributes } from '../product';

const QUESTIONS = [
  'can it order spare parts for my old truck',
  'would it understand my grandfather',
  'what do you make of our three branches',
];

/** The events of one call, turn by turn, with what the function gave back in them. */
export class Script {
  #attributes: Record<string, string>;
  readonly #contactId: string;

  constructor(
    private readonly slotNames: readonly string[],
    call: number,
  ) {
    this.#contactId = `lab-${call}`;
    this.#attributes = { contactId: this.#contactId, callerNumber: `+1415555${2000 + (call % 8000)}` };
  }

  remember(output: unknown): string {
    const { sessionAttributes = {} } = (output as { sessionState: { sessionAttributes?: Record<string, string> } }).sessionState;
    this.#attributes = sessionAttributes;
    return sessionAttributes['rung'] ?? 'none';
  }

  /** A yes takes two: the dialog hook, then the fulfillment. */
  *events(kind: TurnKind, index: number): Generator<LexEventOptions> {
    switch (kind) {
      case 'greeting':
        return void (yield this.#said('Greeting', 'hello'));
      case 'about':
        return void (yield this.#said('AboutDemo', 'what is this'));
      case 'question':
        return void (yield this.#said('FallbackIntent', QUESTIONS[index % QUESTIONS.length] ?? ''));
      case 'slot': {
        const filled = index - CALL.findIndex((turn) => turn.kind === 'slot');
        return void (yield { ...this.#said('Callback', 'an answer'), hook: 'dialog', slots: callbackSlots(this.slotNames, filled) });
      }
      case 'booking': {
        const slots = { ...callbackSlots(this.slotNames, SLOTS_BEFORE_NUMBER), PhoneNumber: this.#attributes['callerNumber'] ?? null };
        const yes = { ...this.#said('Callback', 'yes please'), slots, confirmation: 'Confirmed' } as const;
        yield { ...yes, hook: 'dialog' };
        yield { ...yes, hook: 'fulfillment', attributes: this.#attributes };
        this.#attributes = outboundAttributes(IDENTITY_KEY, `${this.#contactId}-outbound`);
        return;
      }
      case 'outbound':
        return void (yield this.#said('FallbackIntent', QUESTIONS[index % QUESTIONS.length] ?? ''));
    }
  }

  #said(intent: string, transcript: string): LexEventOptions {
    return { intent, transcript, attributes: this.#attributes };
  }
}
