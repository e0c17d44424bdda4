import { applyContact, isContactOf } from './apply-contact';
import { type Callback, isEnded } from './domain/callback';
import { CALL_GIVE_UP_MS, DIAL_GIVE_UP_MS, isOverdue, NOT_STARTED_IN_TIME } from './domain/patience';
import type { Callbacks } from './ports/callbacks';
import type { Contacts } from './ports/contacts';

export interface ReconcilePorts {
  readonly callbacks: Pick<Callbacks, 'move'>;
  readonly contacts: Contacts;
}

/**
 * Looks for evidence of what became of the row, and gives the row as it stands then. Without evidence for too long it ends UNKNOWN,
 * which asks a person to call; it never dials.
 */
export async function reconcile(row: Callback, ports: ReconcilePorts, now: number): Promise<Callback> {
  if (isEnded(row)) return row;
  if (row.state === 'REQUESTED') return isOverdue(row, now) ? giveUp(row, NOT_STARTED_IN_TIME, ports, now) : row;

  const contact = row.contactId === undefined ? undefined : await ports.contacts.describe(row.contactId);
  const moved = contact && isContactOf(contact, row) ? await applyContact(row, contact, ports.callbacks) : row;
  if (isEnded(moved)) return moved;

  const reason = reasonToGiveUp(moved, now);
  return reason === undefined ? moved : giveUp(moved, reason, ports, now);
}

function reasonToGiveUp({ state, claim, answeredAt }: Callback, now: number): string | undefined {
  if (state === 'ANSWERED') return now - (answeredAt ?? now) >= CALL_GIVE_UP_MS ? 'the end of the call was never reported' : undefined;
  return now - (claim?.at ?? 0) >= DIAL_GIVE_UP_MS ? 'there is no sign of the call 6 minutes after it was to be placed' : undefined;
}

async function giveUp(row: Callback, reason: string, { callbacks }: ReconcilePorts, now: number): Promise<Callback> {
  return (await callbacks.move(row, 'UNKNOWN', { reason, endedAt: now })) ?? row;
}
