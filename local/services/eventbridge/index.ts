import type { Service } from '../../cloud/service';
import { rule } from './rule-resource';
import { startSchedules, stopSchedules } from './schedules';
import { Rules } from './store';

export { putEvent } from './put-event';

/** Amazon EventBridge: the rules of the default bus, by pattern and by schedule, with functions and queues as targets. */
export const eventbridge: Service<Rules> = {
  name: 'eventbridge',
  signingName: 'events',
  protocol: { kind: 'json', target: 'AWSEvents', version: '1.1' },
  notHere:
    'API operations (PutEvents too), other buses, archives, input transformation, the operators wildcard and cidr, L, W and # in cron.',
  createStore: () => new Rules(),
  resources: { 'AWS::Events::Rule': rule },
  operations: {},
  start: startSchedules,
  stop: stopSchedules,
};
