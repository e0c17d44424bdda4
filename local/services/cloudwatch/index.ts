import type { Service } from '../../cloud/service';
import { watchAlarms } from './alarms/watch';
import { FUNCTIONS } from './math/functions';
import { serviceMetrics } from './metrics/of-services';
import { readTrace } from './read-trace';
import { alarm } from './resources/alarm';
import { compositeAlarm } from './resources/composite-alarm';
import { dashboard } from './resources/dashboard';
import { CloudWatch } from './store';

/** Amazon CloudWatch: metrics of the hosted services and of functions' logs, and alarms that look at them. */
export const cloudwatch: Service<CloudWatch> = {
  name: 'cloudwatch',
  signingName: 'monitoring',
  protocol: { kind: 'json', target: 'GraniteServiceVersion20100801', version: '1.0' },
  notHere:
    'API operations (PutMetricData too: metrics come from logs in the embedded format), anomaly detection, Metrics Insights, SEARCH, metric ' +
    'streams, other accounts, alarm actions other than topics and functions, suppressed actions. Dashboards are kept and not drawn. Metrics ' +
    `of AWS's own: ${Object.entries(serviceMetrics)
      .map(([namespace, { names }]) => `${namespace} (${Object.keys(names).join(', ')})`)
      .join('; ')}. Metric math knows operators and ${Object.keys(FUNCTIONS).join(', ')}.`,
  createStore: () => new CloudWatch(),
  resources: {
    'AWS::CloudWatch::Alarm': alarm,
    'AWS::CloudWatch::CompositeAlarm': compositeAlarm,
    'AWS::CloudWatch::Dashboard': dashboard,
  },
  operations: {},
  start(context) {
    context.store.stopReading = readTrace(context);
    watchAlarms(context);
  },
  stop({ store, clock }) {
    store.stopReading?.();
    clock.clearTimeout(store.timer);
  },
};
