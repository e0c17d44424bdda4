import type { ListPhoneNumbersV2Request, ListPhoneNumbersV2Response } from '@aws-sdk/client-connect';
import { type CallContext, type Operation, ServiceError } from '../../../cloud/service';
import type { ContactCenters } from '../store';

/** All of an instance, on one page. Not here: country, type and description of a number, and looking for them. */
// https://docs.aws.amazon.com/connect/latest/APIReference/API_ListPhoneNumbersV2.html
function run({ TargetArn, ...others }: ListPhoneNumbersV2Request, { store }: CallContext<ContactCenters>): ListPhoneNumbersV2Response {
  const [unknown] = Object.keys(others);
  if (unknown) throw new ServiceError('InvalidParameterException', `the local cloud does not host ${unknown} of ListPhoneNumbersV2`);
  const numbers = [...store.numbers.values()].filter(({ instance }) => TargetArn === undefined || instance.arn === TargetArn);
  return {
    ListPhoneNumbersSummaryList: numbers.map(({ id, arn, address, instance }) => ({
      PhoneNumberId: id,
      PhoneNumberArn: arn,
      PhoneNumber: address,
      TargetArn: instance.arn,
      InstanceId: instance.id,
    })),
  };
}

export const listPhoneNumbersV2: Operation<ContactCenters, ListPhoneNumbersV2Request> = {
  run,
  permissions: ({ TargetArn }) => [{ action: 'connect:ListPhoneNumbersV2', resource: TargetArn ?? '*' }],
  http: { method: 'POST', path: '/phone-number/list' },
};
