import type { Callback } from '../../shared/domain/callback';
import type { RingRefusal } from '../../shared/domain/dial-gate';
import type { Reply } from '../turn';
import { saidWhen } from './when';

/** What later turns know of the dialog; the caller's name and number are not for the model. */
export const BOOKING_IN_SHORT = 'Please call me back.';

/** It is agreed: the flow hangs up, so that the line is free. */
export const booked = (message: string): Reply => ({
  message,
  dialogAction: { type: 'Close' },
  rung: 'rule',
  exchange: [BOOKING_IN_SHORT, message],
});

/** Nothing is booked, or no longer; the talk goes on. */
export const unbooked = (message: string): Reply => ({ ...booked(message), dialogAction: { type: 'ElicitIntent' } });

export const willCall = ({ dueAt, number }: Pick<Callback, 'dueAt' | 'number'>, now: number): string =>
  `I'll call you ${saidWhen(dueAt, now, number)}.`;

export function alreadyBooked(row: Callback, now: number): Reply {
  const isSoon = row.state !== 'REQUESTED' || saidWhen(row.dueAt, now, row.number) === 'right back';
  return booked(`You're booked already: ${isSoon ? "we'll ring you shortly." : willCall(row, now)}`);
}

export const CANNOT_BOOK = 'I am sorry, I cannot book a call right now. Please ask me again in a moment, or phone us a little later.';
export const SPENT = 'I cannot book another call on this one. Please phone us again, and I will.';
export const TOO_MANY = 'You have asked for as many calls as I may book in a day. Please ask me again tomorrow.';
export const CANCELED = 'All right, the callback is canceled. What would you like to know?';
export const TOO_LATE = 'It is too late for that: the call to your phone is on its way.';
export const NOTHING_BOOKED = 'There is no callback booked. Shall we talk now?';

/** Numbers that nobody may call are asked for again before it comes to this; here is what only the table and the clock know. */
export const MAY_NOT_CALL: Readonly<Record<RingRefusal['because'], string>> = {
  number: 'I cannot call that number. What else can I help with?',
  country: 'I cannot call numbers in that country. What else can I help with?',
  type: 'I cannot call special numbers. What else can I help with?',
  suppressed: 'I am sorry, I may not call that number. What else can I help with?',
  consent: 'I am sorry, I may not call that number. What else can I help with?',
  cap: 'That number has been called as often as it may be in a day. Please ask me again tomorrow.',
  zone: 'I cannot tell what time it is where that number is, so I may not call it. What else can I help with?',
};
