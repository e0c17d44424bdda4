import { bookCallback } from '../callback/booking';
import { wantsItCanceled } from '../callback/change';
import { hasAgreed } from '../callback/has-agreed';
import { askForNumber, numberIn, readBack } from '../callback/number';
import { promisedIn } from '../callback/promised';
import { talkAbout } from '../callback/talk-about';
import { unbooked } from '../callback/words';
import { slotOf, textOf } from '../slots';
import type { IntentHandler } from './index';

/** Asked for by the bot; these texts are for a fulfillment that comes without them. */
const REQUIRED = [
  ['Name', 'askName'],
  ['Company', 'askCompany'],
  ['UseCase', 'askUseCase'],
] as const;

/**
 * Books one callback: name, company and use case by the bot's own prompts, then the number, the caller's own or one that is said.
 * It is read back, and only what is confirmed by Lex's lights and in the caller's own words is booked. Nothing is promised before the row is written. A callback that this call knows of
 * already is talked about instead.
 */
export const callback: IntentHandler = async (turn, ports, signal) => {
  const promised = await promisedIn(turn, ports, signal);
  const reply = promised && (await talkAbout(promised, turn, ports, signal));
  if (reply) return reply;
  if (!promised && wantsItCanceled(turn) && Object.values(turn.slots).every((slot) => slot === null))
    return unbooked(turn, turn.language.texts.booking.nothingBooked);

  const answer = numberIn(turn, ports.allowedCountries);
  if (answer.is === 'unusable') return askForNumber(turn, answer.because, ports.allowedCountries);

  const { numberTalk } = turn.session;
  const slots = answer.is === 'said' ? { ...turn.slots, PhoneNumber: slotOf(answer.number) } : turn.slots;
  const delegate = { dialogAction: { type: 'Delegate' }, rung: 'rule', slots, session: { numberTalk } } as const;
  const [missing, question] = REQUIRED.find(([name]) => !textOf(turn.slots[name])) ?? [];
  if (missing && turn.hook === 'dialog') return delegate;
  if (missing) return { ...delegate, message: turn.language.texts.booking[question], dialogAction: { type: 'ElicitSlot', slot: missing } };

  if (answer.is === 'missing') return askForNumber(turn, answer.because, ports.allowedCountries);
  if (!hasAgreed(turn)) return readBack(turn, answer.number);
  if (turn.hook === 'dialog') return delegate;
  return bookCallback(turn, answer.number, ports, signal, { nth: (promised?.nth ?? 0) + 1 });
};
