import type { Asked } from './asked';
import type { Reply, Turn } from './turn';

/** What this reply leaves open. A question that Lex asks in its own words is not known here. */
export function askedBy({ dialogAction, message, slots, intent }: Reply, turn: Turn | undefined): Asked | undefined {
  if (!turn || !message || (dialogAction.type !== 'ElicitSlot' && dialogAction.type !== 'ConfirmIntent')) return undefined;
  return {
    intent: intent ?? turn.intent,
    slot: dialogAction.type === 'ElicitSlot' ? dialogAction.slot : undefined,
    message,
    slots: slots ?? turn.slots,
  };
}

/** The question that is open, again, in these words; everything that was known of it stays. */
export const askAgain = ({ session }: Turn, asked: Asked, message: string): Reply => ({
  message,
  dialogAction: asked.slot === undefined ? { type: 'ConfirmIntent' } : { type: 'ElicitSlot', slot: asked.slot },
  intent: asked.intent,
  rung: 'rule',
  slots: asked.slots,
  confirmation: 'None',
  session: { numberTalk: session.numberTalk, asked },
});
