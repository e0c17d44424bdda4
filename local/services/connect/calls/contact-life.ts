import type { ServiceContext } from '../../../cloud/service';
import { HungUp, type Line, type Contact as LineContact } from '../../../telephone/exchange';
import type { Contact } from '../contact';
import { publishContactEvent } from '../contact-events';
import type { Flow } from '../flow/flow';
import type { FlowWatcher } from '../flow/flow-watcher';
import { noFlowData, resolveReferences } from '../flow/references';
import { runFlow } from '../flow/run-flow';
import type { ContactCenters, Instance } from '../store';

export interface NewContact {
  readonly direction: Contact['direction'];
  readonly instance: Instance;
  readonly flow: Flow;
  readonly systemNumber: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly watcher?: FlowWatcher;
  /** The span within which it begins. */
  readonly parent?: string;
  line(contact: LineContact): Line;
}

/** From its first moment to its last event, a contact looks after itself. */
export function beginContact(
  { instance, flow, direction, systemNumber, ...begun }: NewContact,
  context: ServiceContext<ContactCenters>,
): Contact {
  const { store, clock, trace } = context;
  const contactId = store.random.uuid();
  const initiationMethod = direction === 'inbound' ? 'INBOUND' : 'API';
  const span = trace.open(
    'connect.contact',
    { contactId, direction, initiationMethod, flow: flow.name, instanceId: instance.id },
    { parent: begun.parent },
  );
  const line = begun.line({ contactId, span: span.id });
  const contact: Contact = {
    contactId,
    arn: `${instance.arn}/contact/${contactId}`,
    instance,
    direction,
    initiationMethod,
    customerNumber: line.leg.number,
    systemNumber,
    initiatedAt: clock.now(),
    span: span.id,
    line,
    attributes: begun.attributes ?? {},
    languageCode: 'en-US',
    ...(begun.watcher && { watcher: begun.watcher }),
  };
  store.contactsById.set(contactId, contact);
  publishContactEvent('INITIATED', contact, context);
  line.signal.addEventListener('abort', () => {
    contact.disconnectedAt = clock.now();
    contact.disconnectReason = line.signal.reason instanceof HungUp ? line.signal.reason.reason : 'OTHER';
    span.end({ reason: contact.disconnectReason }, { customerNumber: contact.customerNumber });
    publishContactEvent('DISCONNECTED', contact, context);
    publishContactEvent('COMPLETED', contact, context); // no agent, so no work after the contact
  });
  void live(contact, flow, context);
  return contact;
}

/** Ends as soon as the line does: whatever the flow waits for then rejects. */
async function live(contact: Contact, flow: Flow, context: ServiceContext<ContactCenters>): Promise<void> {
  const { line } = contact;
  const data = noFlowData();
  try {
    await line.answered;
    contact.connectedAt = context.clock.now();
    if (contact.direction === 'outbound') publishContactEvent('CONNECTED_TO_SYSTEM', contact, context); // callers' contacts have none
    await runFlow(flow, { contact, line, context, data, loops: new Map(), resolve: (text) => resolveReferences(text, contact, data) });
    line.end('CONTACT_FLOW_DISCONNECT');
  } catch (error) {
    if (error instanceof HungUp) return;
    context.trace.fault(`the flow broke off: ${error}`, `contact flow "${flow.name}"`);
    line.end('OTHER');
  }
}
