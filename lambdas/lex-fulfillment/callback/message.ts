import { unlessAborted } from '../../shared/deadline';
import { callerIdOf, messageIdOf } from '../../shared/domain/ids';
import type { PhoneNumber } from '../../shared/domain/phone-number';
import { spokenIn } from '../../shared/language/language';
import type { Reply, Turn, TurnPorts } from '../turn';
import { booked, unbooked } from './words';

const KEEP_SECONDS = 30 * 24 * 60 * 60;

/** Writes the row, which is the message; its monitor brings it to Salesforce, and the sweep does when that fails to start. */
export async function takeMessage(turn: Turn, number: PhoneNumber, message: string, ports: TurnPorts, signal: AbortSignal): Promise<Reply> {
  const { texts } = turn.language;
  const requestedAt = ports.now();
  const dueAt = Math.ceil(requestedAt / 1000);
  try {
    const key = await unlessAborted(signal, ports.identityKey.read());
    const callbackId = messageIdOf(key, turn.contactId);
    const callerId = callerIdOf(key, number);
    await unlessAborted(
      signal,
      ports.callbacks.leaveMessage({
        callbackId,
        callerId,
        requestedBy: turn.callerNumber ? callerIdOf(key, turn.callerNumber) : callerId,
        ...(turn.isOnConnect && { inboundContactId: turn.contactId }),
        useCase: message,
        ...spokenIn(turn.language),
        number,
        dueAt,
        requestedAt,
        expiresAt: dueAt + KEEP_SECONDS,
      }),
    );
    await start(callbackId, ports, signal);
    return booked(turn, texts.message.taken);
  } catch (error) {
    if (signal.aborted) throw error; // it may be written: nothing is said about it
    ports.report('message not written', {}, error);
    return unbooked(turn, texts.message.failed);
  }
}

async function start(callbackId: string, { workflows, report }: TurnPorts, signal: AbortSignal): Promise<void> {
  try {
    await unlessAborted(signal, workflows.startMonitor(callbackId));
  } catch (error) {
    report('message not brought to Salesforce, left to the sweep', { callbackId }, error);
  }
}
