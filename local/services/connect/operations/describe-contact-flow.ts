import type { DescribeContactFlowRequest, DescribeContactFlowResponse } from '@aws-sdk/client-connect';
import { type CallContext, type Operation, ServiceError } from '../../../cloud/service';
import type { ContactCenters } from '../store';
import { onInstance } from './instance-arns';

/** Every flow here is published: another one is refused when it is created. Not here: Content, versions, tags. */
// https://docs.aws.amazon.com/connect/latest/APIReference/API_DescribeContactFlow.html
function run({ ContactFlowId = '' }: DescribeContactFlowRequest, { store }: CallContext<ContactCenters>): DescribeContactFlowResponse {
  const { id, arn, name, type } = store.flow(ContactFlowId);
  if (type === 'MODULE') throw new ServiceError('ResourceNotFoundException', `there is no contact flow ${ContactFlowId}`, 404);
  return { ContactFlow: { Id: id, Arn: arn, Name: name, Type: type, State: 'ACTIVE', Status: 'PUBLISHED' } };
}

export const describeContactFlow: Operation<ContactCenters, DescribeContactFlowRequest> = {
  run,
  permissions: (input, context) => [onInstance('connect:DescribeContactFlow', input, context, `/contact-flow/${input.ContactFlowId}`)],
  http: { method: 'GET', path: '/contact-flows/{InstanceId}/{ContactFlowId}' },
};
