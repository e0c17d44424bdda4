import { CodeDeployClient, PutLifecycleEventHookExecutionStatusCommand } from '@aws-sdk/client-codedeploy';
import type { Deployments } from '../ports/deployments';

/** CodeDeploy, which waits for the verdict up to an hour and takes silence for a failure. */
export function codedeployDeployments({ client = new CodeDeployClient() }: { readonly client?: CodeDeployClient } = {}): Deployments {
  return {
    async conclude({ deploymentId, hookExecutionId }, status) {
      const input = { deploymentId, lifecycleEventHookExecutionId: hookExecutionId, status };
      await client.send(new PutLifecycleEventHookExecutionStatusCommand(input));
    },
  };
}
