/**
 * CodeDeploy's hook before the alias `live` of lex-fulfillment is led to a new version.
 *
 *   in   { DeploymentId, LifecycleEventHookExecutionId }
 *   out  { verdict }: `Failed` leaves every caller with the version before
 *   err  InvalidInput; what CodeDeploy answers when it cannot be told: it takes silence for a failure
 */
import { codedeployDeployments } from '../shared/adapters/codedeploy-deployments';
import { lambdaFunctions } from '../shared/adapters/lambda-functions';
import { requireEnv } from '../shared/env';
import { instrument, report } from '../shared/observability';
import { parseHook, preTrafficCheck } from './pre-traffic-check';

const ports = {
  functions: lambdaFunctions(),
  deployments: codedeployDeployments(),
  fulfillmentArn: requireEnv('FULFILLMENT_VERSION_ARN'),
  clock: Date,
  report,
};

export const handler = instrument('PreTrafficCheck', async (event: unknown) => ({
  verdict: await preTrafficCheck(parseHook(event), ports),
}));
