import type { Service } from '../../cloud/service';
import { putLifecycleEventHookExecutionStatus } from './operations/put-lifecycle-event-hook-execution-status';
import { application } from './resources/application';
import { deploymentGroup } from './resources/deployment-group';
import { Deployments } from './store';

/** AWS CodeDeploy, as far as the hook of a deployment goes: a stack is created here, so that no alias ever shifts by itself. */
export const codedeploy: Service<Deployments> = {
  name: 'codedeploy',
  signingName: 'codedeploy',
  protocol: { kind: 'json', target: 'CodeDeploy_20141006', version: '1.1' },
  notHere:
    'Deployments by themselves: a stack is created and not updated. A test begins one and invokes its hook as the group’s role. Compute platforms other ' +
    'than Lambda, deployment configurations of one’s own, every other operation.',
  createStore: () => new Deployments(),
  resources: { 'AWS::CodeDeploy::Application': application, 'AWS::CodeDeploy::DeploymentGroup': deploymentGroup },
  operations: { PutLifecycleEventHookExecutionStatus: putLifecycleEventHookExecutionStatus },
};
