import { type Callback, RANK } from './domain/callback';
import { contactOutcome } from './domain/contact-outcome';
import type { Callbacks } from './ports/callbacks';
import type { Contact } from './ports/contacts';

/** Is it the contact of this very attempt? The attributes say so, which Connect got with the dial. */
export const isContactOf = (contact: Contact, row: Callback): boolean =>
  contact.callbackId === row.callbackId && contact.attempt === row.attempt;

/** Moves the row to where the contact says it is, and gives it as it stands then; one that stands there already stays as it is. */
export async function applyContact(row: Callback, contact: Contact, callbacks: Pick<Callbacks, 'move'>): Promise<Callback> {
  const { state, evidence } = contactOutcome(contact);
  if (RANK[state] <= row.rank) return row;
  return (await callbacks.move(row, state, evidence)) ?? row;
}
