import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnApplication, CfnDeploymentGroup } from 'aws-cdk-lib/aws-codedeploy';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Alias, CfnAlias } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { concludeDeployment, invokeFunction } from './permissions';
import { TaskFunction } from './task-function';

export interface CheckedDeploymentProps {
  /** Led to a new version all at once: one with weights cannot have provisioned concurrency. */
  readonly alias: Alias;
  readonly functionName: string;
  /** Any of them takes the deployment back. */
  readonly alarms: readonly Alarm[];
}

const APPLICATION = 'atlas';

/** Before an alias goes to a new version, somebody holds a conversation with that version; afterwards alarms may take it back. */
export class CheckedDeployment extends Construct {
  constructor(scope: Construct, id: string, { alias, functionName, alarms }: CheckedDeploymentProps) {
    super(scope, id);
    const stack = Stack.of(this);
    const groupArn = stack.formatArn({
      service: 'codedeploy',
      resource: 'deploymentgroup',
      resourceName: `${APPLICATION}/${functionName}`,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    const check = new TaskFunction(this, 'PreTrafficCheck', {
      folder: 'pre-traffic-check',
      timeoutSeconds: 60,
      environment: { FULFILLMENT_VERSION_ARN: alias.version.functionArn },
      permissions: [invokeFunction(alias.version.functionArn), concludeDeployment(groupArn)],
    });

    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('codedeploy.amazonaws.com') });
    const functionArn = (name: string) =>
      stack.formatArn({ service: 'lambda', resource: 'function', resourceName: name, arnFormat: ArnFormat.COLON_RESOURCE_NAME });
    const shift = ['lambda:GetAlias', 'lambda:UpdateAlias', 'lambda:GetProvisionedConcurrencyConfig'];
    role.addToPolicy(new PolicyStatement({ actions: shift, resources: [functionArn(functionName), functionArn(`${functionName}:live`)] }));
    role.addToPolicy(new PolicyStatement({ actions: ['cloudwatch:DescribeAlarms'], resources: ['*'] }));
    role.addToPolicy(invokeFunction(functionArn(check.functionName))); // CodeDeploy takes a hook by its name alone

    const application = new CfnApplication(this, 'Application', { applicationName: APPLICATION, computePlatform: 'Lambda' });
    const group = new CfnDeploymentGroup(this, 'DeploymentGroup', {
      applicationName: application.ref,
      deploymentGroupName: functionName,
      deploymentConfigName: 'CodeDeployDefault.LambdaAllAtOnce',
      serviceRoleArn: role.roleArn,
      deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
      alarmConfiguration: { enabled: true, alarms: alarms.map(({ alarmName }) => ({ name: alarmName })) },
      autoRollbackConfiguration: {
        enabled: true,
        events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM', 'DEPLOYMENT_STOP_ON_REQUEST'],
      },
    });
    const cfnAlias = alias.node.defaultChild as CfnAlias;
    cfnAlias.cfnOptions.updatePolicy = {
      codeDeployLambdaAliasUpdate: {
        applicationName: application.ref,
        deploymentGroupName: group.ref,
        beforeAllowTrafficHook: check.functionName,
      },
    };
    cfnAlias.node.addDependency(check.alias, role);
  }
}
