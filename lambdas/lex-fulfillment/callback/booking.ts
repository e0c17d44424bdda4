import { unlessAborted } from '../../shared/deadline';
import { type Callback, isEnded } from '../../shared/domain/callback';
import { callbackIdOf, callerIdOf } from '../../shared/domain/ids';
import type { PhoneNumber } from '../../shared/domain/phone-number';
import { sign, verify } from '../../shared/domain/signature';
import type { NewCallback } from '../../shared/ports/callbacks';
import type { Turn } from '../event';
import { textOf } from '../slots';
import type { Reply, TurnPorts } from '../turn';
import { withoutLeadIn } from './lead-in';

/** What later turns know of the dialog; the caller's name and number are not for the model. */
export const BOOKING_IN_SHORT = 'Please call me back.';

const KEEP_SECONDS = 30 * 24 * 60 * 60;

/** Seven words: the line must be free before it can ring. */
const PROMISE = "Thank you. I'll call you right back.";

const booked = (message: string): Reply => ({
  message,
  dialogAction: { type: 'Close' },
  rung: 'rule',
  exchange: [BOOKING_IN_SHORT, message],
});

export const alreadyBooked: Reply = booked("You're booked already: we'll ring you shortly.");

const unbooked = (message: string): Reply => ({ ...booked(message), dialogAction: { type: 'ElicitIntent' } });

const CANNOT_BOOK = 'I am sorry, I cannot book a call right now. Please ask me again in a moment, or phone us a little later.';
const SPENT = 'I cannot book another call on this one. Please phone us again, and I will.';

/** This contact has its promise already; nothing needs to be asked a second time. */
export async function isPromised({ session, contactId }: Turn, { identityKey, report }: TurnPorts, signal: AbortSignal): Promise<boolean> {
  if (!session.promise) return false;
  try {
    const key = await unlessAborted(signal, identityKey.read());
    return verify(key, { purpose: 'promise', contactId }, session.promise) === callbackIdOf(key, contactId);
  } catch (error) {
    report('promise unread', {}, error); // asked again, the same row answers
    return false;
  }
}

/** Writes the row, which is the promise; then starts the workflow, which the sweep does as well when this fails. */
export async function bookCallback(turn: Turn, number: PhoneNumber, ports: TurnPorts, signal: AbortSignal): Promise<Reply> {
  const requestedAt = ports.now();
  let row: Callback;
  let promise: string;
  try {
    const key = await unlessAborted(signal, ports.identityKey.read());
    row = await unlessAborted(signal, ports.callbacks.request(newCallback(turn, number, key, requestedAt)));
    promise = sign(key, { purpose: 'promise', contactId: turn.contactId }, row.callbackId);
  } catch (error) {
    if (signal.aborted) throw error; // it may be written: nothing is said about it
    ports.report('callback not written', {}, error);
    return unbooked(CANNOT_BOOK);
  }
  if (isEnded(row)) return unbooked(SPENT);
  if (row.requestedAt !== requestedAt) return { ...alreadyBooked, session: { promise } };
  await start(row.callbackId, ports, signal);
  return { ...booked(PROMISE), session: { promise } };
}

async function start(callbackId: string, { workflows, report }: TurnPorts, signal: AbortSignal): Promise<void> {
  try {
    await unlessAborted(signal, workflows.startCallback(callbackId));
  } catch (error) {
    report('callback not started, left to the sweep', { callbackId }, error);
  }
}

function newCallback(
  { contactId, isOnConnect, callerNumber, slots }: Turn,
  number: PhoneNumber,
  key: string,
  requestedAt: number,
): NewCallback {
  const dueAt = Math.ceil(requestedAt / 1000); // AWS truncates to seconds: rounded down, it would be due before it was asked for
  const [name, company, useCase] = (['Name', 'Company', 'UseCase'] as const).map((slot) => withoutLeadIn(slot, textOf(slots[slot])));
  return {
    callbackId: callbackIdOf(key, contactId),
    callerId: callerIdOf(key, number),
    requestedBy: callerIdOf(key, callerNumber ?? number),
    ...(isOnConnect && { inboundContactId: contactId }),
    ...(name && { name }),
    ...(company && { company }),
    ...(useCase && { useCase }),
    number,
    dueAt,
    requestedAt,
    expiresAt: dueAt + KEEP_SECONDS,
  };
}
