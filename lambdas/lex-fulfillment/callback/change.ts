import { unlessAborted } from '../../shared/deadline';
import type { Callback } from '../../shared/domain/callback';
import { fill } from '../../shared/language/texts';
import type { Reply, Turn } from '../turn';
import type { BookingPorts } from './ports';
import { leaveLine } from './term';
import { alreadyBooked, booked, unbooked, willCall } from './words';

/** Takes the callback back, while nobody dials yet; said twice, it is so. */
export async function cancelCallback(turn: Turn, row: Callback, ports: BookingPorts, signal: AbortSignal, reason: string): Promise<Reply> {
  const texts = turn.language.texts.booking;
  const canceled = await unlessAborted(signal, ports.callbacks.move(row, 'CANCELED', { reason, endedAt: ports.now() }));
  if (canceled) {
    await takenBack(row, ports);
    return unbooked(turn, texts.canceled);
  }
  const now = await unlessAborted(signal, ports.callbacks.find(row.callbackId));
  return unbooked(turn, !now || now.state === 'CANCELED' ? texts.canceled : texts.tooLate);
}

/** Moves the callback to another time and wakes whoever waits for the old one; starts nothing else. `at`: epoch ms. */
export async function rescheduleCallback(
  turn: Pick<Turn, 'language'>,
  row: Callback,
  at: number,
  ports: BookingPorts,
  signal: AbortSignal,
): Promise<Reply> {
  const dueAt = Math.ceil(at / 1000);
  if (row.dueAt === dueAt) return alreadyBooked(turn, row, ports.now());
  const moved = await unlessAborted(signal, ports.callbacks.reschedule(row, dueAt));
  if (!moved) return booked(turn, turn.language.texts.booking.tooLate);
  await takenBack(row, ports);
  return booked(turn, fill(turn.language.texts.booking.allRight, { when: willCall(turn, moved, ports.now()) }));
}

/** What a callback leaves behind that no longer waits as it did: its place in the line, and a monitor that has to look again. */
export async function takenBack({ callbackId, place, taskToken }: Callback, ports: BookingPorts): Promise<void> {
  if (place !== undefined) await leaveLine(ports);
  if (!taskToken) return;
  try {
    await ports.workflows.completeToken(taskToken);
  } catch (error) {
    ports.report('monitor not woken, left to its time-out', { callbackId }, error);
  }
}

/** Of what was said about a callback that is booked. */
export const wantsItCanceled = ({ transcript, language }: Turn): boolean => language.keywords.cancel.test(transcript);

export const wantsAnotherNumber = ({ transcript, language }: Turn): boolean => language.keywords.anotherNumber.test(transcript);
