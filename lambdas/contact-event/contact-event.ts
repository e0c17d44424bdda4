import { afterEnd } from '../shared/after-end';
import { applyContact, isContactOf } from '../shared/apply-contact';
import { isEnded } from '../shared/domain/callback';
import { InvalidInput } from '../shared/domain/errors';
import type { Callbacks } from '../shared/ports/callbacks';
import type { Contacts } from '../shared/ports/contacts';
import type { Dialing } from '../shared/ports/dialing';
import type { Workflows } from '../shared/ports/workflows';
import { wakeMonitor } from '../shared/wake-monitor';

export interface ContactEventPorts {
  readonly callbacks: Pick<Callbacks, 'find' | 'move'>;
  readonly contacts: Contacts;
  readonly dialing: Pick<Dialing, 'release' | 'fails'>;
  readonly workflows: Pick<Workflows, 'completeToken'>;
}

/** Events are best effort, unordered and sometimes repeated: only that something happened to a contact is believed, Connect itself is asked what. */
export async function followContact(
  contactId: string | undefined,
  ports: ContactEventPorts,
  clock: { now(): number },
): Promise<{ readonly state: string }> {
  const contact = contactId === undefined ? undefined : await ports.contacts.describe(contactId);
  const row = contact?.callbackId === undefined ? undefined : await ports.callbacks.find(contact.callbackId);
  if (!contact || !row || !isContactOf(contact, row)) return { state: 'ignored' };

  const now = await applyContact(row, contact, ports.callbacks);
  if (isEnded(now))
    await afterEnd(now, ports, clock.now()); // also when an earlier delivery died in between
  else if (now.state === 'ANSWERED') await wakeMonitor(now, ports.workflows);
  return { state: now.state };
}

/** Which contact an event is about, from the one record of an SQS batch; `undefined` for event types that say nothing about a call. */
export function parseContactEvent(event: unknown): string | undefined {
  const { Records } = (event ?? {}) as { Records?: readonly { body?: unknown }[] };
  if (!Array.isArray(Records) || Records.length !== 1)
    throw new InvalidInput(`expected a batch of 1 record, got ${Records?.length ?? 'none'}`);
  const detail = lowerCased(objectOf(objectOf(parseJson(Records[0]?.body))['detail']));
  if (typeof detail['eventtype'] !== 'string' || !EVENT_TYPES.has(detail['eventtype'])) return undefined;
  const contactId = detail['contactid'];
  if (typeof contactId !== 'string' || !contactId) throw new InvalidInput(`a ${detail['eventtype']} event without contactId`);
  return contactId;
}

const EVENT_TYPES: ReadonlySet<string> = new Set(['INITIATED', 'CONNECTED_TO_SYSTEM', 'DISCONNECTED', 'COMPLETED']);

/** AWS's own samples mix contactId and ContactId. */
const lowerCased = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name.toLowerCase(), value]));

const objectOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

function parseJson(body: unknown): unknown {
  try {
    return JSON.parse(String(body));
  } catch {
    throw new InvalidInput('the body of the record is not JSON');
  }
}
