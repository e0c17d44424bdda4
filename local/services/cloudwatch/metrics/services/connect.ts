import { connect } from '../../../connect';
import type { ServiceMetrics } from './service-metrics';

const VOICE = [['InstanceId', 'MetricGroup']] as const;
const QUEUE = [['InstanceId', 'MetricGroup', 'QueueName']] as const;
const FLOW = [['ContactFlowName', 'InstanceId', 'MetricGroup']] as const;

/** AWS/Connect: calls and flows of an instance. Not here: metrics of recordings, of tasks and chats, of packet loss. */
export const connectMetrics: ServiceMetrics = {
  names: {
    CallsPerInterval: VOICE,
    ConcurrentCalls: VOICE,
    ConcurrentCallsPercentage: VOICE,
    CallsBreachingConcurrencyQuota: VOICE,
    ThrottledCalls: VOICE,
    MissedCalls: VOICE,
    QueueSize: QUEUE,
    LongestQueueWaitTime: QUEUE,
    ContactFlowErrors: FLOW,
    ContactFlowFatalErrors: FLOW,
  },
  from: {
    'connect.contact': ({ phase, detail }, put) => {
      if (phase === 'start') put('CallsPerInterval', voice(detail['instanceId']), 1);
    },
    'connect.agent': ({ detail }, put) => {
      if (detail['outcome'] === 'missed') put('MissedCalls', voice(detail['instanceId']), 1);
    },
    'connect.flow-error': ({ detail }, put) => {
      const dimensions = { InstanceId: String(detail['instanceId']), MetricGroup: 'ContactFlow', ContactFlowName: String(detail['flow']) };
      put(detail['isFatal'] ? 'ContactFlowFatalErrors' : 'ContactFlowErrors', dimensions, 1);
    },
    'connect.refused-call': ({ detail }, put) =>
      put(detail['reason'] === 'rate' ? 'ThrottledCalls' : 'CallsBreachingConcurrencyQuota', voice(detail['instanceId']), 1),
  },
  sample(context, put) {
    const { store } = context.of(connect);
    for (const instance of store.instances.values()) {
      const calls = store.activeCalls(instance);
      put('ConcurrentCalls', voice(instance.id), calls);
      put('ConcurrentCallsPercentage', voice(instance.id), calls / store.settings.concurrentCalls);
    }
    for (const queue of store.queues.values()) {
      const dimensions = { InstanceId: queue.instance.id, MetricGroup: 'Queue', QueueName: queue.name };
      const waiting = store.contactsIn(queue);
      const since = Math.min(context.clock.now(), ...waiting.map(({ queuedAt }) => queuedAt ?? Number.POSITIVE_INFINITY));
      put('QueueSize', dimensions, waiting.length);
      put('LongestQueueWaitTime', dimensions, (context.clock.now() - since) / 1000);
    }
  },
};

const voice = (instanceId: unknown) => ({ InstanceId: String(instanceId), MetricGroup: 'VoiceCalls' });
