import { unlessAborted } from '../../shared/deadline';
import type { Callback } from '../../shared/domain/callback';
import { callbackIdOf, callerIdOf, isCallbackId } from '../../shared/domain/ids';
import { sign, verify } from '../../shared/domain/signature';
import type { Turn, TurnPorts } from '../turn';

/** The callback that this contact knows of, as it stands now: promised in it, or found live when they phoned again. */
export interface Promised {
  readonly row: Callback;
  /** Of this contact, 1 the first; undefined: promised in another one. */
  readonly nth: number | undefined;
  /** For the session, when it was looked for. */
  readonly promise?: string;
}

/** Whoever takes back more promises than this within one call has to phone again. */
export const PROMISES_PER_CONTACT = 3;

/** `undefined`: none is known, or it cannot be read, and then the same row answers when it is asked for again. */
export async function promisedIn({ session, contactId }: Turn, ports: TurnPorts, signal: AbortSignal): Promise<Promised | undefined> {
  if (!session.promise) return undefined;
  try {
    const key = await unlessAborted(signal, ports.identityKey.read());
    const callbackId = verify(key, { purpose: 'promise', contactId }, session.promise);
    const row = isCallbackId(callbackId) ? await unlessAborted(signal, ports.callbacks.find(callbackId)) : undefined;
    return row && { row, nth: nthOf(row, key, contactId) };
  } catch (error) {
    ports.report('promise unread', {}, error);
    return undefined;
  }
}

/** The live callback of the number that the caller rings from, when it is theirs to change. `undefined`: there is none, or it cannot be read. */
export async function promisedTo(turn: Turn, ports: TurnPorts, signal: AbortSignal): Promise<Promised | undefined> {
  const { callerNumber, isOnConnect } = turn;
  if (!callerNumber || !isOnConnect) return undefined;
  try {
    const key = await unlessAborted(signal, ports.identityKey.read());
    const { liveCallbackId } = await unlessAborted(signal, ports.dialing.standing(callerIdOf(key, callerNumber)));
    const row = liveCallbackId === undefined ? undefined : await unlessAborted(signal, ports.callbacks.find(liveCallbackId));
    return row && isTheirs(row, key, turn)
      ? { row, nth: nthOf(row, key, turn.contactId), promise: signedPromise(key, turn, row) }
      : undefined;
  } catch (error) {
    ports.report('no look for a callback of this number', {}, error);
    return undefined;
  }
}

/** For the session: only this contact may use it. */
export const signedPromise = (key: string, { contactId }: Pick<Turn, 'contactId'>, { callbackId }: Pick<Callback, 'callbackId'>): string =>
  sign(key, { purpose: 'promise', contactId }, callbackId);

/** Whose callback it is to change: of who rings from its number, or has asked for it. */
export function isTheirs(row: Callback, key: string, { callerNumber }: Pick<Turn, 'callerNumber'>): boolean {
  const callerId = callerNumber && callerIdOf(key, callerNumber);
  return callerId !== undefined && (row.callerId === callerId || row.requestedBy === callerId);
}

function nthOf({ callbackId }: Callback, key: string, contactId: string): number | undefined {
  for (let nth = 1; nth <= PROMISES_PER_CONTACT; nth++) if (callbackIdOf(key, contactId, nth) === callbackId) return nth;
  return undefined;
}
