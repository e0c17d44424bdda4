import type { Contact } from '../contact';

/** What references in a flow reach besides the contact itself. */
export interface FlowData {
  /** The answer of the latest AWS Lambda block. */
  external: unknown;
  /** How the latest conversation with a bot ended. */
  lex: {
    readonly intentName: string;
    readonly slots: Readonly<Record<string, string | null>>;
    readonly sessionAttributes: Readonly<Record<string, string>>;
  };
  storedInput: string;
}

export const noFlowData = (): FlowData => ({ external: {}, lex: { intentName: '', slots: {}, sessionAttributes: {} }, storedInput: '' });

const REFERENCE = /\$\.[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*/g;

export const referencesIn = (text: string): readonly string[] => text.match(REFERENCE) ?? [];

export const isReference = (text: string): boolean => referencesIn(text)[0] === text;

/** Everything a reference may start with; what follows a name that ends with a dot is the flow's. */
const NAMES = [
  '$.Attributes.',
  '$.External.',
  '$.Lex.IntentName',
  '$.Lex.Slots.',
  '$.Lex.SessionAttributes.',
  '$.ContactId',
  '$.InitialContactId',
  '$.Channel',
  '$.InstanceARN',
  '$.CustomerEndpoint.Address',
  '$.CustomerEndpoint.Type',
  '$.SystemEndpoint.Address',
  '$.SystemEndpoint.Type',
  '$.StoredCustomerInput',
  '$.Queue.Name',
  '$.Queue.ARN',
  '$.LanguageCode',
  '$.Name',
  '$.Description',
  '$.CustomerId',
];

export const unknownReference = (reference: string): boolean =>
  !NAMES.some((name) => (name.endsWith('.') ? reference.startsWith(name) && reference !== name : reference === name));

/** The text with each reference replaced by what it refers to; by nothing when that does not exist. */
export function resolveReferences(text: string, contact: Contact, data: FlowData): string {
  const run = {
    Attributes: contact.attributes,
    External: data.external,
    Lex: { IntentName: data.lex.intentName, Slots: data.lex.slots, SessionAttributes: data.lex.sessionAttributes },
    ContactId: contact.contactId,
    InitialContactId: contact.contactId,
    Channel: 'VOICE',
    InstanceARN: contact.instance.arn,
    CustomerEndpoint: { Address: contact.customerNumber, Type: 'TELEPHONE_NUMBER' },
    SystemEndpoint: { Address: contact.systemNumber, Type: 'TELEPHONE_NUMBER' },
    StoredCustomerInput: data.storedInput,
    Queue: { Name: contact.targetQueue?.name, ARN: contact.targetQueue?.arn },
    LanguageCode: contact.languageCode,
    Name: contact.name,
    Description: contact.description,
    CustomerId: contact.customerId,
  };
  return text.replace(REFERENCE, (reference) => {
    const value = reference.split('.').slice(1).reduce<unknown>(member, run);
    return value === undefined || value === null || typeof value === 'object' ? '' : String(value);
  });
}

/** Lists cannot be referred to, and nothing that was not written there. */
function member(value: unknown, name: string): unknown {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
}
