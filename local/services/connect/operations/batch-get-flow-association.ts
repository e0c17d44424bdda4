import type { BatchGetFlowAssociationRequest, BatchGetFlowAssociationResponse } from '@aws-sdk/client-connect';
import { type CallContext, type Operation, ServiceError } from '../../../cloud/service';
import type { ContactCenters } from '../store';
import { onInstance } from './instance-arns';

/** Which flow each number rings; one that rings none is left out. Not here: other resources than numbers. */
// https://docs.aws.amazon.com/connect/latest/APIReference/API_BatchGetFlowAssociation.html
function run(
  { InstanceId = '', ResourceIds = [], ResourceType }: BatchGetFlowAssociationRequest,
  { store }: CallContext<ContactCenters>,
): BatchGetFlowAssociationResponse {
  if (ResourceType !== 'VOICE_PHONE_NUMBER')
    throw new ServiceError('InvalidParameterException', `the local cloud hosts ResourceType VOICE_PHONE_NUMBER, not ${ResourceType}`);
  const instance = store.instance(InstanceId);
  const numbers = [...store.numbers.values()].filter((number) => number.instance === instance && ResourceIds.includes(number.arn));
  return {
    FlowAssociationSummaryList: numbers.flatMap(({ arn, flow }) =>
      flow ? [{ ResourceId: arn, FlowId: flow.arn, ResourceType: 'VOICE_PHONE_NUMBER' as const }] : [],
    ),
  };
}

export const batchGetFlowAssociation: Operation<ContactCenters, BatchGetFlowAssociationRequest> = {
  run,
  permissions: (input, context) => [onInstance('connect:BatchGetFlowAssociation', input, context)],
  http: { method: 'POST', path: '/flow-associations-batch/{InstanceId}' },
};
