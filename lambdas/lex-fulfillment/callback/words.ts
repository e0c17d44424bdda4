import type { Callback } from '../../shared/domain/callback';
import { DIAL_EVIDENCE_EVERY_MS } from '../../shared/domain/patience';
import { fill } from '../../shared/language/texts';
import type { Reply, Turn } from '../turn';
import { saidWhen, whenOf } from './when';

type Spoken = Pick<Turn, 'language'>;

/** It is agreed: the flow hangs up, so that the line is free. What later turns know of it holds neither name nor number: those are not for the model. */
export const booked = ({ language: { texts } }: Spoken, message: string): Reply => ({
  message,
  dialogAction: { type: 'Close' },
  rung: 'rule',
  exchange: [texts.booking.inShort, message],
});

/** Nothing is booked, or no longer; the talk goes on. */
export const unbooked = (turn: Spoken, message: string): Reply => ({ ...booked(turn, message), dialogAction: { type: 'ElicitIntent' } });

export const willCall = ({ language }: Spoken, { dueAt, number }: Pick<Callback, 'dueAt' | 'number'>, now: number): string =>
  fill(language.texts.booking.willCall, { when: saidWhen(dueAt, now, number, language) });

const mayHaveRung = ({ state, claim }: Callback, now: number): boolean =>
  (state === 'DIALING' || state === 'DIALED') && now - (claim?.at ?? now) >= DIAL_EVIDENCE_EVERY_MS;

export function alreadyBooked(turn: Spoken, row: Callback, now: number): Reply {
  const { alreadyBooked: already, shortly, cannotBook } = turn.language.texts.booking;
  // It has been answered: nobody will ring for it again, and who hung up and phones at once is a moment ahead of the news of its end. What was to be
  // dialed a minute ago has rung or never will, and nobody knows which yet: that it will ring cannot be said either.
  if (row.state === 'ANSWERED' || mayHaveRung(row, now)) return unbooked(turn, cannotBook);
  const isSoon = row.state !== 'REQUESTED' || whenOf(row.dueAt, now).is === 'right back';
  return booked(turn, fill(already, { when: isSoon ? shortly : willCall(turn, row, now) }));
}
