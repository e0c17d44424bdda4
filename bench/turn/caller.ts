import type { TurnKind } from '../latency/call-shape';
import { callbackSlots, SLOTS_BEFORE_NUMBER } from '../shipped/callback-slots';
import { type LexEventOptions, lexEvent } from '../shipped/lex-event';

type Invoke = (event: unknown) => Promise<Record<string, string>>;

const FIRST_SLOT_TURN = 5;

/** Somebody on the phone, as Lex tells the function about them: what the function gave back comes with the next turn. */
export class Caller {
  #attributes: Record<string, string>;

  constructor(
    private readonly id: number,
    private readonly slotNames: readonly string[],
    private readonly invoke: Invoke,
  ) {
    this.#attributes = { contactId: `caller-${id}`, callerNumber: `+1415555${2000 + (id % 8000)}` };
  }

  /** One turn of this kind, the `index`th of the call; a yes takes two invocations. Gives the session attributes after it. */
  async turn(kind: TurnKind, index: number): Promise<Record<string, string>> {
    for (const event of this.events(kind, index))
      this.#attributes = await this.invoke(lexEvent({ ...event, attributes: this.#attributes }));
    return this.#attributes;
  }

  /** Nobody asks quite the same twice: no answer comes from a cache. */
  private events(kind: TurnKind, index: number): readonly LexEventOptions[] {
    const question = { intent: 'FallbackIntent', transcript: `would it know how to route van ${this.id} past depot ${index}` };
    switch (kind) {
      case 'greeting':
        return [{ intent: 'Greeting', transcript: 'hello' }];
      case 'about':
        return [{ intent: 'AboutDemo', transcript: 'what is this' }];
      case 'question':
      case 'outbound':
        return [question];
      case 'slot':
        return [
          {
            intent: 'Callback',
            hook: 'dialog',
            transcript: 'an answer',
            slots: callbackSlots(this.slotNames, Math.max(0, index - FIRST_SLOT_TURN)),
          },
        ];
      case 'booking': {
        const slots = { ...callbackSlots(this.slotNames, SLOTS_BEFORE_NUMBER), PhoneNumber: this.#attributes['callerNumber'] ?? null };
        const yes = { intent: 'Callback', transcript: 'yes please', confirmation: 'Confirmed', slots } as const;
        return [
          { ...yes, hook: 'dialog' },
          { ...yes, hook: 'fulfillment' },
        ];
      }
    }
  }
}
