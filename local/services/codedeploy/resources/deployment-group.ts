import { onlyProperties, physicalName } from '../../../cloud/properties';
import { type Provision, Refusal } from '../../../cloud/service';
import { cloudwatch } from '../../cloudwatch';
import type { Deployments } from '../store';

const GROUP = [
  ...['ApplicationName', 'DeploymentGroupName', 'DeploymentConfigName', 'ServiceRoleArn', 'DeploymentStyle'],
  ...['AlarmConfiguration', 'AutoRollbackConfiguration', 'Tags'],
];

// https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-configurations.html
const CONFIGURATION = /^CodeDeployDefault\.Lambda(AllAtOnce|Canary10Percent(5|10|15|30)Minutes|Linear10PercentEvery(1|2|3|10)Minutes?)$/;
const ROLLBACK_EVENTS = ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM', 'DEPLOYMENT_STOP_ON_REQUEST'];

/** AWS::CodeDeploy::DeploymentGroup of functions: what it names must be there, and its role must be CodeDeploy's to take. */
export const deploymentGroup: Provision<Deployments> = (resource, { store, arn, identity, of }) => {
  onlyProperties(resource, GROUP);
  const { where, properties } = resource;
  const { ApplicationName, DeploymentConfigName, ServiceRoleArn, DeploymentStyle = {} } = properties;
  const refuse = (what: string): never => {
    throw new Refusal(what, where);
  };
  if (!store.applications.has(ApplicationName)) refuse(`ApplicationName ${ApplicationName} is no application of this assembly`);
  if (!CONFIGURATION.test(DeploymentConfigName))
    refuse(`DeploymentConfigName ${DeploymentConfigName} is no configuration of CodeDeploy's for functions`);
  if (DeploymentStyle.DeploymentType !== 'BLUE_GREEN' || DeploymentStyle.DeploymentOption !== 'WITH_TRAFFIC_CONTROL')
    refuse('DeploymentStyle is not BLUE_GREEN WITH_TRAFFIC_CONTROL, which functions need');
  for (const { Name } of properties.AlarmConfiguration?.Alarms ?? []) {
    if (!of(cloudwatch).store.alarm(Name)) refuse(`AlarmConfiguration names ${Name}, and there is no such alarm`);
  }
  const unknown = (properties.AutoRollbackConfiguration?.Events ?? []).filter((event: string) => !ROLLBACK_EVENTS.includes(event));
  if (unknown.length > 0) refuse(`AutoRollbackConfiguration.Events has ${unknown}, expected ${ROLLBACK_EVENTS}`);
  const name: string = properties.DeploymentGroupName ?? physicalName(resource, 100);
  const groupArn = arn(`deploymentgroup:${ApplicationName}/${name}`);
  identity.assumeRole(ServiceRoleArn, 'codedeploy.amazonaws.com', groupArn);
  store.addGroup({ application: ApplicationName, name, arn: groupArn, roleArn: ServiceRoleArn });
  return { ref: name };
};
