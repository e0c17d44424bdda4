import type { Line } from '../../telephone/exchange';
import type { Agent } from './agents';
import type { Flow } from './flow/flow';
import type { FlowWatcher } from './flow/flow-watcher';
import type { Queue } from './queue';
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
  /** `en-US`; the language of Lex blocks. */
  languageCode: string;
  name?: string;
  description?: string;
  customerId?: string;
  /** Where TransferContactToQueue would take it. */
  targetQueue?: Queue;
  /** The queue it waits in. */
  queue?: Queue;
  queuedAt?: number;
  /** Who took it out of the queue. */
  agent?: Agent;
  connectedToAgentAt?: number;
  /** E.164; what the caller says a callback should dial. Personal data. */
  callbackNumber?: string;
  /** The flow of whoever waits in a queue. */
  queueFlow?: Flow;
  /** Watches the flow, and changes what its actions do: a simulated contact has one. */
  readonly watcher?: FlowWatcher;
  connectedAt?: number;
  disconnectedAt?: number;
  /** CUSTOMER_DISCONNECT, CONTACT_FLOW_DISCONNECT, AGENT_DISCONNECT, TELECOM_BUSY, TELECOM_UNANSWERED, API … */
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
