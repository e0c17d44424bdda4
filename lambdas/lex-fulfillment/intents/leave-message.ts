import { asideFrom } from '../callback/aside';
import { takeMessage } from '../callback/message';
import { askForNumber, numberIn } from '../callback/number';
import { slotOf, textOf } from '../slots';
import type { IntentHandler } from './intent-handler';

/** Takes down what a colleague shall know: a task in Salesforce, of the lead of the number that the caller rings from, or of one that they say. */
export const leaveMessage: IntentHandler = async (turn, work, signal) => {
  const aside = asideFrom(turn, ['Message']);
  if (aside) return aside;
  const { numberTalk } = turn.session;
  const message = textOf(turn.slots['Message']);
  const delegate = { dialogAction: { type: 'Delegate' }, rung: 'rule', session: { numberTalk } } as const;
  if (!message && turn.hook === 'dialog') return delegate;
  if (!message) return { ...delegate, message: turn.language.texts.message.ask, dialogAction: { type: 'ElicitSlot', slot: 'Message' } };

  const isTalkedAbout = numberTalk !== undefined || textOf(turn.slots['PhoneNumber']) !== undefined;
  const answer =
    turn.callerNumber && !isTalkedAbout ? { is: 'own' as const, number: turn.callerNumber } : numberIn(turn, work.allowedCountries);
  if (answer.is === 'unusable' || answer.is === 'missing') return askForNumber(turn, answer.because, work.allowedCountries);
  if (turn.hook === 'dialog') return { ...delegate, slots: { ...turn.slots, PhoneNumber: slotOf(answer.number) } };
  return takeMessage(turn, answer.number, message, work, signal);
};
