import { isLive } from '../../shared/domain/callback';
import type { SaidTime } from '../../shared/language/said-time/said-time';
import { fill } from '../../shared/language/texts';
import { askAgain } from '../ask-again';
import { textOf } from '../slots';
import type { Reply, Turn, TurnPorts } from '../turn';
import { bookCallback } from './booking';
import { cancelCallback, rescheduleCallback, wantsAnotherNumber, wantsItCanceled } from './change';
import { hasAgreed } from './has-agreed';
import { askForNumber, numberIn, readBack } from './number';
import type { Promised } from './promised';
import { wishedTime } from './wished-time';
import { alreadyBooked, booked, unbooked, willCall } from './words';

/**
 * What is said about a callback that this call knows of: it is taken back, moved to another number or time, or told. `undefined`: it has been taken back,
 * or was refused, and another one is asked for.
 */
export async function talkAbout(
  promised: Promised,
  said: SaidTime | undefined,
  turn: Turn,
  ports: TurnPorts,
  signal: AbortSignal,
): Promise<Reply | undefined> {
  const { row } = promised;
  const isAnswer = turn.confirmation !== 'None' && !textOf(turn.slots['PhoneNumber']);
  if (isAnswer && hasAgreed(turn)) return cancelCallback(turn, row, ports, signal, 'the caller phoned again before');
  if (!isLive(row))
    return row.state === 'CANCELED' || row.state === 'REFUSED' ? undefined : unbooked(turn, turn.language.texts.booking.spent);
  if (isAnswer && turn.confirmation === 'Denied')
    return booked(turn, fill(turn.language.texts.booking.allRight, { when: willCall(turn, row, ports.now()) }));
  if (wantsItCanceled(turn)) return cancelCallback(turn, row, ports, signal, 'the caller no longer wants it');
  if (said) return anotherTime(promised, said, turn, ports, signal);
  const { asked } = turn.session;
  const isUnanswered = asked?.intent === 'Callback' && asked.slot === undefined && !turn.session.numberTalk;
  if (isUnanswered && !wantsAnotherNumber(turn)) return askAgain(turn, asked, asked.message);
  const isAboutNumber =
    textOf(turn.slots['PhoneNumber']) !== undefined || turn.session.numberTalk !== undefined || wantsAnotherNumber(turn);
  return isAboutNumber ? anotherNumber(promised, turn, ports, signal) : alreadyBooked(turn, row, ports.now());
}

async function anotherTime({ row }: Promised, said: SaidTime, turn: Turn, ports: TurnPorts, signal: AbortSignal): Promise<Reply> {
  const wish = wishedTime(said, undefined, row.number, ports);
  if (wish.is === 'too far ahead') return unbooked(turn, turn.language.texts.booking.tooFarAhead);
  return wish.is === 'then' ? rescheduleCallback(turn, row, wish.at * 1000, ports, signal) : alreadyBooked(turn, row, ports.now());
}

/** Asked for, read back, and only when confirmed booked in place of the old one: as a callback of its own, since its lead is another. */
async function anotherNumber({ row, nth }: Promised, turn: Turn, ports: TurnPorts, signal: AbortSignal): Promise<Reply> {
  const answer = textOf(turn.slots['PhoneNumber']) || turn.session.numberTalk ? numberIn(turn, ports.allowedCountries) : undefined;
  if (!answer || answer.is === 'missing' || answer.is === 'own') return askForNumber(turn, 'no number', ports.allowedCountries);
  if (answer.is === 'unusable') return askForNumber(turn, answer.because, ports.allowedCountries);
  if (answer.number === row.number) return alreadyBooked(turn, row, ports.now());
  if (!hasAgreed(turn)) return readBack(turn, answer.number, { is: 'as soon as possible' }, ports.now());
  const at = row.dueAt * 1000 > ports.now() && row.place === undefined ? { at: row.dueAt * 1000 } : {};
  return bookCallback(turn, answer.number, ports, signal, { ...at, nth: (nth ?? 0) + 1, instead: row });
}
