import type { Service } from '../../cloud/service';
import { scalableTarget } from './scalable-target';
import { scalingPolicy } from './scaling-policy';
import { ScalableTargets } from './store';

/** Application Auto Scaling of provisioned concurrency: looked at when the assembly is loaded, as AWS would, and never scaling. */
export const applicationAutoScaling: Service<ScalableTargets> = {
  name: 'application-auto-scaling',
  signingName: 'application-autoscaling',
  protocol: { kind: 'json', target: 'AnyScaleFrontendService', version: '1.1' },
  notHere:
    'The scaling itself: a function has as many warm environments as its alias says, and calls beyond them spill over, which is measured. ' +
    'API operations, scheduled actions, targets other than the provisioned concurrency of functions.',
  createStore: () => new ScalableTargets(),
  resources: {
    'AWS::ApplicationAutoScaling::ScalableTarget': scalableTarget,
    'AWS::ApplicationAutoScaling::ScalingPolicy': scalingPolicy,
  },
  operations: {},
};
