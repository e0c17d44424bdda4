import type { Line } from '../../telephone/exchange';
import type { Instance } from './store';

/** One contact, as DescribeContact shows it. Times in epoch ms. */
export interface Contact {
  readonly contactId: string;
  readonly arn: string;
  readonly instance: Instance;
  readonly direction: 'inbound' | 'outbound';
  /** API is StartOutboundVoiceContact. */
  readonly initiationMethod: 'INBOUND' | 'API';
  /** E.164; personal data. */
  readonly customerNumber: string;
  /** E.164, claimed by the instance. */
  readonly systemNumber: string;
  readonly initiatedAt: number;
  /** The trace span of the contact. */
  readonly span: string;
  readonly line: Line;
  attributes: Readonly<Record<string, string>>;
  connectedAt?: number;
  disconnectedAt?: number;
  /** CUSTOMER_DISCONNECT, CONTACT_FLOW_DISCONNECT, TELECOM_BUSY, TELECOM_UNANSWERED, API … */
  disconnectReason?: string;
}

const MAX_ATTRIBUTE_BYTES = 32_768;

/** Why these cannot be the attributes of a contact; `undefined` when they can. */
export function complaintAbout(attributes: Readonly<Record<string, string>>): string | undefined {
  const bytes = Object.entries(attributes).reduce((sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(value), 0);
  if (bytes > MAX_ATTRIBUTE_BYTES) return `the contact attributes have ${bytes} bytes, ${MAX_ATTRIBUTE_BYTES} are allowed`;
  const wrong = Object.keys(attributes).find((key) => !/^[\w-]+$/.test(key));
  return wrong === undefined ? undefined : `the contact attribute name ${wrong} has characters other than A-Z, a-z, 0-9, - and _`;
}
