import { asideFrom } from '../callback/aside';
import { bookCallback } from '../callback/booking';
import { wantsItCanceled } from '../callback/change';
import { hasAgreed } from '../callback/has-agreed';
import { askForNumber, numberIn, readBack } from '../callback/number';
import { promisedIn } from '../callback/promised';
import { talkAbout } from '../callback/talk-about';
import { saidTimeIn, wishedTime } from '../callback/wished-time';
import { unbooked } from '../callback/words';
import { slotOf, textOf } from '../slots';
import type { Turn } from '../turn';
import type { IntentHandler } from './intent-handler';

/** Asked for by the bot; these texts are for a fulfillment that comes without them. */
const REQUIRED = [
  ['Name', 'askName'],
  ['Company', 'askCompany'],
  ['UseCase', 'askUseCase'],
] as const;

const TOLD = REQUIRED.map(([name]) => name);

/**
 * Books one callback: name, company and use case by the bot's own prompts, then the number, the caller's own or one that is said, and a time if one
 * was named. Both are read back, and only what is confirmed is booked. Nothing is promised before the row is written. A callback that this call
 * knows of already is talked about instead.
 */
export const callback: IntentHandler = async (given, ports, signal) => {
  const promised = await promisedIn(given, ports, signal);
  const said = saidTimeIn(given);
  const reply = promised && (await talkAbout(promised, said, given, ports, signal));
  if (reply) return reply;
  if (!promised && wantsItCanceled(given) && Object.values(given.slots).every((slot) => slot === null))
    return unbooked(given, given.language.texts.booking.nothingBooked);
  const aside = asideFrom(given, TOLD);
  if (aside) return aside;

  const turn = said ? withAnotherTime(given) : given;
  const answer = numberIn(turn, ports.allowedCountries);
  if (answer.is === 'unusable') return askForNumber(turn, answer.because, ports.allowedCountries);

  const agreedAt = isBeginning(turn) ? undefined : turn.session.callAt;
  const wish = answer.is === 'missing' ? undefined : wishedTime(said, agreedAt, answer.number, ports);
  if (wish?.is === 'too far ahead') return unbooked(turn, turn.language.texts.booking.tooFarAhead);
  const callAt = wish?.is === 'then' && wish.isWished ? wish.at : undefined;

  const { numberTalk } = turn.session;
  const slots = answer.is === 'said' ? { ...turn.slots, PhoneNumber: slotOf(answer.number) } : turn.slots;
  const delegate = { dialogAction: { type: 'Delegate' }, rung: 'rule', slots, session: { numberTalk, callAt } } as const;
  const [missing, question] = REQUIRED.find(([name]) => !textOf(turn.slots[name])) ?? [];
  if (missing && turn.hook === 'dialog') return delegate;
  if (missing) return { ...delegate, message: turn.language.texts.booking[question], dialogAction: { type: 'ElicitSlot', slot: missing } };

  if (answer.is === 'missing' || !wish)
    return askForNumber(turn, answer.is === 'missing' ? answer.because : 'no number', ports.allowedCountries);
  if (!hasAgreed(turn) || said) return readBack(turn, answer.number, wish, ports.now());
  if (turn.hook === 'dialog') return delegate;
  const at = callAt === undefined ? {} : { at: callAt * 1000 };
  return bookCallback(turn, answer.number, ports, signal, { nth: (promised?.nth ?? 0) + 1, ...at });
};

/** Nothing was given yet: a time that was agreed on before is that of another callback. */
const isBeginning = ({ slots, session }: Turn): boolean => session.asked === undefined && TOLD.every((name) => !textOf(slots[name]));

/** "No, tomorrow at three": what was wrong was the time. The number stays as it was read back. */
const withAnotherTime = (turn: Turn): Turn => ({
  ...turn,
  confirmation: turn.confirmation === 'Denied' ? 'None' : turn.confirmation,
  session: { ...turn.session, numberTalk: textOf(turn.slots['PhoneNumber']) ? turn.session.numberTalk : undefined },
});
