import type { FlowRun } from './action';

/** What a function gets from an AWS Lambda block. */
// https://docs.aws.amazon.com/connect/latest/adminguide/connect-lambda-functions.html
export function contactFlowEvent(invocationAttributes: Readonly<Record<string, string>>, { contact, resolve }: FlowRun): object {
  const parameters = Object.entries(invocationAttributes).map(([name, value]) => [resolve(name), resolve(value)]);
  return {
    Name: 'ContactFlowEvent',
    Details: {
      ContactData: {
        Attributes: contact.attributes,
        Channel: 'VOICE',
        ContactId: contact.contactId,
        CustomerEndpoint: { Address: contact.customerNumber, Type: 'TELEPHONE_NUMBER' },
        CustomerId: contact.customerId ?? null,
        Description: contact.description ?? null,
        InitialContactId: contact.contactId,
        InitiationMethod: contact.initiationMethod,
        InstanceARN: contact.instance.arn,
        LanguageCode: contact.languageCode,
        MediaStreams: { Customer: { Audio: null } },
        Name: contact.name ?? null,
        PreviousContactId: contact.contactId,
        Queue: contact.targetQueue ? { ARN: contact.targetQueue.arn, Name: contact.targetQueue.name, OutboundCallerId: null } : null,
        References: {},
        SystemEndpoint: { Address: contact.systemNumber, Type: 'TELEPHONE_NUMBER' },
      },
      Parameters: Object.fromEntries(parameters),
    },
  };
}
