import type { DescribeHoursOfOperationRequest, DescribeHoursOfOperationResponse } from '@aws-sdk/client-connect';
import type { CallContext, Operation } from '../../../cloud/service';
import type { ContactCenters } from '../store';
import { onInstance } from './instance-arns';

const timeOf = (minute: number) => ({ Hours: Math.floor(minute / 60), Minutes: minute % 60 });

/** Not here: overrides for single days, parents, tags and times. */
// https://docs.aws.amazon.com/connect/latest/APIReference/API_DescribeHoursOfOperation.html
function run(
  { HoursOfOperationId = '' }: DescribeHoursOfOperationRequest,
  { store }: CallContext<ContactCenters>,
): DescribeHoursOfOperationResponse {
  const { id, arn, name, timeZone, spans } = store.hoursOf(HoursOfOperationId);
  return {
    HoursOfOperation: {
      HoursOfOperationId: id,
      HoursOfOperationArn: arn,
      Name: name,
      TimeZone: timeZone,
      Config: spans.map(({ day, startMinute, endMinute }) => ({ Day: day, StartTime: timeOf(startMinute), EndTime: timeOf(endMinute) })),
    },
  };
}

export const describeHoursOfOperation: Operation<ContactCenters, DescribeHoursOfOperationRequest> = {
  run,
  permissions: (input, context) => [
    onInstance('connect:DescribeHoursOfOperation', input, context, `/operating-hours/${input.HoursOfOperationId}`),
  ],
  http: { method: 'GET', path: '/hours-of-operations/{InstanceId}/{HoursOfOperationId}' },
};
