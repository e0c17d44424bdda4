import type {
  PutLifecycleEventHookExecutionStatusInput as Input,
  PutLifecycleEventHookExecutionStatusOutput as Output,
} from '@aws-sdk/client-codedeploy';
import { type Operation, ServiceError } from '../../../cloud/service';
import type { Deployments } from '../store';

const STATUSES = ['Pending', 'Succeeded', 'Failed'];

// https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_PutLifecycleEventHookExecutionStatus.html
export const putLifecycleEventHookExecutionStatus: Operation<Deployments, Input, Output> = {
  permissions: ({ deploymentId }, { store }) => [
    { action: 'codedeploy:PutLifecycleEventHookExecutionStatus', resource: store.find(deploymentId)?.group.arn ?? '*' },
  ],
  run({ deploymentId, lifecycleEventHookExecutionId, status = '' }, { store }) {
    const deployment = store.find(deploymentId);
    if (!deployment) throw new ServiceError('DeploymentDoesNotExistException', `The deployment ${deploymentId} could not be found`);
    if (lifecycleEventHookExecutionId !== deployment.hookExecutionId)
      throw new ServiceError('InvalidLifecycleEventHookExecutionIdException', 'The lifecycle event hook execution id is invalid');
    if (!STATUSES.includes(status))
      throw new ServiceError('InvalidLifecycleEventHookExecutionStatusException', `The status ${status} is invalid`);
    if (deployment.verdict !== undefined)
      throw new ServiceError('LifecycleEventAlreadyCompletedException', 'The lifecycle event has already been completed');
    if (status !== 'Pending') deployment.verdict = status;
    return { lifecycleEventHookExecutionId };
  },
};
