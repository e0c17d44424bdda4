import type { AssociatePhoneNumberContactFlowRequest } from '@aws-sdk/client-connect';
import { type CallContext, type Operation, ServiceError } from '../../../cloud/service';
import type { ContactCenters } from '../store';

// https://docs.aws.amazon.com/connect/latest/APIReference/API_AssociatePhoneNumberContactFlow.html
function run(input: AssociatePhoneNumberContactFlowRequest, { store }: CallContext<ContactCenters>): Record<string, never> {
  const instance = store.instance(input.InstanceId ?? '');
  const number = store.number(input.PhoneNumberId ?? '');
  const flow = store.flow(input.ContactFlowId ?? '');
  if (number.instance !== instance || !flow.arn.startsWith(`${instance.arn}/`)) {
    throw new ServiceError('InvalidParameterException', 'the phone number and the contact flow must be of the instance');
  }
  number.flow = flow;
  return {};
}

export const associatePhoneNumberContactFlow: Operation<ContactCenters, AssociatePhoneNumberContactFlowRequest> = {
  run,
  permissions: ({ InstanceId, PhoneNumberId, ContactFlowId }, { arn }) =>
    [`phone-number/${PhoneNumberId}`, `instance/${InstanceId}`, `instance/${InstanceId}/contact-flow/${ContactFlowId}`].map((resource) => ({
      action: 'connect:AssociatePhoneNumberContactFlow',
      resource: arn(resource),
    })),
  http: { method: 'PUT', path: '/phone-number/{PhoneNumberId}/contact-flow' },
};
