import { codedeploy } from '../../local/services/codedeploy';
import { editedAssembly, idsOf } from '../support/edited-assembly';
import { startTestCenter } from '../support/test-center';

/** What CodeDeploy would do before the alias goes to a new version: invoke the hook as the group's role, and wait for what it says. */
async function deploy(assembly?: string) {
  const center = await startTestCenter(assembly === undefined ? {} : { assembly });
  const deployment = center.cloud.context(codedeploy).store.begin('atlas-lex-fulfillment', 'd-1');
  const hook = center.cloud.call({
    service: 'lambda',
    operation: 'Invoke',
    input: {
      FunctionName: 'atlas-pre-traffic-check',
      Payload: JSON.stringify({ DeploymentId: deployment.id, LifecycleEventHookExecutionId: deployment.hookExecutionId }),
    },
    principal: { kind: 'role', arn: deployment.group.roleArn },
  });
  await center.clock.advance(60_000);
  const { FunctionError } = await hook;
  await center.close();
  const faults = center.faults().map(({ what }) => what);
  return { verdict: deployment.verdict, failed: FunctionError, faults, executions: center.stateMachines.executions() };
}

it('a version that talks gets the callers: nobody is called, nothing is promised', async () =>
  expect(await deploy()).toEqual({ verdict: 'Succeeded', failed: undefined, faults: [], executions: [] }));

it('a version that cannot start does not', async () => {
  const assembly = editedAssembly((template) => {
    const [fn = ''] = idsOf(template, 'AWS::Lambda::Function', 'Fulfillment').filter((id) => id.includes('LexFulfillment'));
    delete template.Resources[fn].Properties.Environment.Variables.TABLE_NAME;
  });
  expect(await deploy(assembly)).toMatchObject({ verdict: 'Failed', failed: undefined });
});
