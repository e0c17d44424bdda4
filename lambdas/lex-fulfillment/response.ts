import { attributesOf, SESSION_MAX_BYTES, type Session } from './session';
import type { Slots } from './slots';
import type { Reply, Turn } from './turn';

/** What Lex V2 takes from a code hook. */
export interface LexResponse {
  readonly sessionState: {
    readonly sessionAttributes: Record<string, string>;
    readonly dialogAction: { readonly type: Reply['dialogAction']['type']; readonly slotToElicit?: string };
    readonly intent?: {
      readonly name: string;
      readonly state: 'InProgress' | 'Fulfilled' | 'Failed';
      readonly confirmationState: Turn['confirmation'];
      readonly slots: Slots;
    };
  };
  readonly messages?: readonly { readonly contentType: 'PlainText'; readonly content: string }[];
}

/** Lex's limit of one message. */
export const MESSAGE_MAX_CHARACTERS = 1024;

/** Of 12 KB, beside what Lex itself writes and a long transcript. */
const EVENT_SPARE_BYTES = 9 * 1024;
/** Ids and signatures fit in. */
const SESSION_FLOOR_BYTES = 1536;

/** A valid response for any reply: an open question carries no intent, a delegation no message. */
export function respond(reply: Reply, session: Session, turn: Turn | undefined): LexResponse {
  const { dialogAction } = reply;
  const content = reply.message?.slice(0, MESSAGE_MAX_CHARACTERS);
  const intent = turn && dialogAction.type !== 'ElicitIntent' ? intentOf(reply, turn) : undefined;
  return {
    sessionState: {
      sessionAttributes: attributesOf(session, reply, budgetBeside(intent?.slots)),
      dialogAction: { type: dialogAction.type, ...(dialogAction.type === 'ElicitSlot' && { slotToElicit: dialogAction.slot }) },
      ...(intent && { intent }),
    },
    ...(content && dialogAction.type !== 'Delegate' && { messages: [{ contentType: 'PlainText' as const, content }] }),
  };
}

/** Lex's next event holds the attributes once and the slots four times: session, interpretation, proposal, transcription. */
const budgetBeside = (slots: Slots = {}): number =>
  Math.max(SESSION_FLOOR_BYTES, Math.min(SESSION_MAX_BYTES, EVENT_SPARE_BYTES - 4 * Buffer.byteLength(JSON.stringify(slots))));

const intentOf = ({ dialogAction, intent, slots, confirmation }: Reply, turn: Turn) => ({
  name: intent ?? turn.intent,
  state: dialogAction.type === 'Close' ? ('Fulfilled' as const) : ('InProgress' as const),
  confirmationState: confirmation ?? turn.confirmation,
  slots: slots ?? turn.slots,
});
