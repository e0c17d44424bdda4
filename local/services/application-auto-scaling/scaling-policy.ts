import { onlyProperties, physicalName } from '../../cloud/properties';
import { type Provision, Refusal } from '../../cloud/service';
import type { ScalableTargets } from './store';

const METRIC = 'LambdaProvisionedConcurrencyUtilization';

/** AWS::ApplicationAutoScaling::ScalingPolicy: target tracking of how much of the provisioned concurrency is in use. */
export const scalingPolicy: Provision<ScalableTargets> = (resource, { store, arn }) => {
  onlyProperties(resource, ['PolicyName', 'PolicyType', 'ScalingTargetId', 'TargetTrackingScalingPolicyConfiguration']);
  const { PolicyName: name, PolicyType, ScalingTargetId, TargetTrackingScalingPolicyConfiguration: tracking } = resource.properties;
  const refuse = (what: string): never => {
    throw new Refusal(what, resource.where);
  };
  if (PolicyType !== 'TargetTrackingScaling') refuse(`PolicyType is ${PolicyType}, expected TargetTrackingScaling`);
  if (!store.find(ScalingTargetId)) refuse(`ScalingTargetId ${ScalingTargetId} is no target of this assembly`);
  const metric = tracking?.PredefinedMetricSpecification?.PredefinedMetricType;
  if (metric !== METRIC) refuse(`tracks ${metric}, expected ${METRIC}`);
  if (!(tracking.TargetValue >= 0.1 && tracking.TargetValue <= 0.9)) refuse(`TargetValue is ${tracking.TargetValue}, expected 0.1 to 0.9`);
  const policyArn = arn(`scalingPolicy:${name ?? physicalName(resource, 256)}`);
  return { ref: policyArn, attributes: { Arn: policyArn, PolicyName: name ?? physicalName(resource, 256) } };
};
