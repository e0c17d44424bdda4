import { ConnectClient, type Contact as ConnectContact, DescribeContactCommand } from '@aws-sdk/client-connect';
import type { Contact, Contacts } from '../ports/contacts';
import { onFirstUse, type Sender } from './sdk/on-first-use';
import { quiet } from './sdk/quiet';

export interface ConnectContactsOptions {
  readonly instanceId: string;
  readonly client?: Sender<ConnectClient>;
}

/** Of one call, its retries included. */
export const CONTACT_DEADLINE_MS = 2_000;

/** DescribeContact, which may be repeated: it changes nothing. */
export function connectContacts({ instanceId, client }: ConnectContactsOptions): Contacts {
  const connect = client ?? onFirstUse(() => new ConnectClient({ ...quiet, maxAttempts: 2 }));
  return {
    async describe(contactId) {
      const command = new DescribeContactCommand({ InstanceId: instanceId, ContactId: contactId });
      try {
        const { Contact } = await connect.send(command, { abortSignal: AbortSignal.timeout(CONTACT_DEADLINE_MS) });
        return Contact && contactOf(contactId, Contact);
      } catch (error) {
        if (error instanceof Error && error.name === 'ResourceNotFoundException') return undefined;
        throw error;
      }
    },
  };
}

function contactOf(contactId: string, contact: ConnectContact): Contact {
  const { callbackId, attempt } = contact.Attributes ?? {};
  const connectedAt = timeOf(contact.ConnectedToSystemTimestamp);
  const disconnectedAt = timeOf(contact.DisconnectTimestamp);
  return {
    contactId,
    ...(callbackId && { callbackId }),
    ...(attempt && /^\d{1,3}$/.test(attempt) && { attempt: Number(attempt) }),
    ...(connectedAt !== undefined && { connectedAt }),
    ...(disconnectedAt !== undefined && { disconnectedAt }),
    ...(contact.DisconnectReason && { disconnectReason: contact.DisconnectReason }),
  };
}

/** Connect writes a time that is not set as the first moment of 1970. */
function timeOf(time: Date | undefined): number | undefined {
  const ms = time?.getTime() ?? 0;
  return ms > 24 * 60 * 60 * 1000 ? ms : undefined;
}
