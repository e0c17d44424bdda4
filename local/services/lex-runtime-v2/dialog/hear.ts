import { understandConfirmation } from '../nlu/confirmation';
import { matchSample } from '../nlu/sample-utterance';
import type { SlotValue } from '../nlu/slots/slot-type';
import { tokenize, withoutFillers } from '../nlu/tokens';
import type { Interpretation } from '../nlu/understanding';
import { intentOf, type Turn } from './turn';

/** What the caller's words mean at this point of the conversation. */
export type Heard =
  | { readonly kind: 'intent'; readonly interpretations: readonly Interpretation[] }
  | { readonly kind: 'slots'; readonly slots: Readonly<Record<string, SlotValue>> }
  | { readonly kind: 'answer'; readonly answer: 'yes' | 'no' }
  /** Neither a value of the slot that was asked for, nor a yes or no. */
  | { readonly kind: 'nothing' };

/** While the bot asks for something, a sample utterance of another intent changes the subject; anything else is taken for the answer. */
export async function hear(turn: Turn): Promise<Heard> {
  const { session, locale, input } = turn;
  const { dialogAction, intent } = session;
  const isAsking = intent && (dialogAction?.type === 'ElicitSlot' || dialogAction?.type === 'ConfirmIntent');
  if (!isAsking) return { kind: 'intent', interpretations: await locale.understanding.interpret(input.text, active(session)) };
  return dialogAction.type === 'ElicitSlot' ? hearSlot(turn, dialogAction.slotToElicit ?? '') : hearAnswer(turn);
}

async function hearSlot(turn: Turn, slotName: string): Promise<Heard> {
  const { text } = turn.input;
  const { language } = turn.locale;
  const slots = intentOf(turn).slots;
  const slot = slots.get(slotName);
  if (slot?.typeName === 'AMAZON.FreeFormInput') {
    const value = slot.type.elicited(text, tokenize(text, language));
    return value ? { kind: 'slots', slots: { [slotName]: value } } : { kind: 'nothing' };
  }
  const changed = await changeOfSubject(turn);
  if (changed) return changed;
  const slotTypes = Object.fromEntries([...slots.values()].map(({ name, type }) => [name, type]));
  const tokens = withoutFillers(tokenize(text, language), language);
  for (const sample of slot?.samples ?? []) {
    const captured = matchSample(text, tokens, sample, slotTypes);
    if (captured && Object.keys(captured).length > 0) return { kind: 'slots', slots: captured };
  }
  const value = slot?.type.elicited(text, tokens);
  return value ? { kind: 'slots', slots: { [slotName]: value } } : { kind: 'nothing' };
}

async function hearAnswer(turn: Turn): Promise<Heard> {
  const answer = understandConfirmation(turn.input.text, turn.locale.language);
  return (await changeOfSubject(turn)) ?? (answer ? { kind: 'answer', answer } : { kind: 'nothing' });
}

async function changeOfSubject({ locale, session, input }: Turn): Promise<Heard | undefined> {
  const exact = locale.understanding.exactly(input.text, active(session));
  if (!exact) return undefined;
  if (exact.intent !== session.intent?.name)
    return { kind: 'intent', interpretations: await locale.understanding.interpret(input.text, active(session)) };
  // A sample of the intent itself: it may bring other values ("call me at …" while the name is asked for).
  return Object.keys(exact.slots).length > 0 ? { kind: 'slots', slots: exact.slots } : undefined;
}

const active = ({ activeContexts }: Turn['session']): readonly string[] => activeContexts.map(({ name }) => name);
