import type { Callback } from '../shared/domain/callback';
import { report } from '../shared/observability';
import type { Contact, Contacts } from '../shared/ports/contacts';

/** How long Connect may be unable to tell before the promise matters more than the risk of a busy line. */
const MAY_NOT_TELL_MS = 30_000;

/** The farewell takes two seconds, and the line is free. What a workflow that is faster than that would lose by putting the call off is five. */
export const LINE_WAIT_MS = 2_500;
export const LOOK_AGAIN_MS = 500;
/** Who asked longer ago than this is not about to hang up. */
export const JUST_ASKED_MS = 15_000;

/**
 * The caller who asked may still be on the line, and would then be found busy: `undefined` when it is free, or when it is not this line that is to
 * ring. A contact that Connect does not know counts as closed.
 */
export async function reasonToHoldTheLine(row: Callback, contacts: Contacts, now: number): Promise<string | undefined> {
  if (row.inboundContactId === undefined || row.requestedBy !== row.callerId) return undefined;
  let contact: Contact | undefined;
  try {
    contact = await contacts.describe(row.inboundContactId);
  } catch (error) {
    report('inbound contact not described', { callbackId: row.callbackId }, error);
    return now - row.requestedAt < MAY_NOT_TELL_MS ? 'Connect cannot tell whether the caller is still on the line' : undefined;
  }
  return contact && contact.disconnectedAt === undefined ? 'the caller is still on the line' : undefined;
}
