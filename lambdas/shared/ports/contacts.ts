/** What Connect knows about a contact, ours or not. Times in epoch ms. */
export interface Contact {
  readonly contactId: string;
  /** From the contact's attributes; absent when it is not a callback of ours. */
  readonly callbackId?: string;
  readonly attempt?: number;
  readonly connectedAt?: number;
  readonly disconnectedAt?: number;
  /** Connect's word: CUSTOMER_DISCONNECT, TELECOM_BUSY … */
  readonly disconnectReason?: string;
}

export interface Contacts {
  /** `undefined` when Connect does not know it. */
  describe(contactId: string): Promise<Contact | undefined>;
}
