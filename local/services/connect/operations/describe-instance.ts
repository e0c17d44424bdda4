import type { DescribeInstanceRequest, DescribeInstanceResponse } from '@aws-sdk/client-connect';
import type { CallContext, Operation } from '../../../cloud/service';
import type { ContactCenters } from '../store';
import { onInstance } from './instance-arns';

/** Not here: alias, service role, identity management and times. */
// https://docs.aws.amazon.com/connect/latest/APIReference/API_DescribeInstance.html
function run({ InstanceId = '' }: DescribeInstanceRequest, { store }: CallContext<ContactCenters>): DescribeInstanceResponse {
  const { id, arn, inboundCalls, outboundCalls } = store.instance(InstanceId);
  return {
    Instance: { Id: id, Arn: arn, InstanceStatus: 'ACTIVE', InboundCallsEnabled: inboundCalls, OutboundCallsEnabled: outboundCalls },
  };
}

export const describeInstance: Operation<ContactCenters, DescribeInstanceRequest> = {
  run,
  permissions: (input, context) => [onInstance('connect:DescribeInstance', input, context)],
  http: { method: 'GET', path: '/instance/{InstanceId}' },
};
