import type { Contact, Contacts } from '../../lambdas/shared/ports/contacts';

/** What Connect knows. `failure` makes every call fail with it. */
export class InMemoryContacts implements Contacts {
  readonly known = new Map<string, Contact>();
  failure: Error | undefined;

  put(contact: Contact): Contact {
    this.known.set(contact.contactId, contact);
    return contact;
  }

  async describe(contactId: string) {
    if (this.failure) throw this.failure;
    return this.known.get(contactId);
  }
}
