import type { Service, ServiceContext } from '../../cloud/service';
import { logGroup } from './log-group';
import { filterLogEvents } from './operations/filter-log-events';
import { LogGroups, type LogLine } from './store';

/** CloudWatch Logs: the log groups of the template, and what functions and state machines wrote into them. */
export const cloudwatchLogs: Service<LogGroups> = {
  name: 'cloudwatch-logs',
  signingName: 'logs',
  protocol: { kind: 'json', target: 'Logs_20140328', version: '1.1' },
  notHere: 'Other operations, subscriptions, metric filters, retention: lines are kept in memory, the latest 10,000 of each group.',
  createStore: () => new LogGroups(),
  resources: { 'AWS::Logs::LogGroup': logGroup },
  operations: { FilterLogEvents: filterLogEvents },
};

/** Writes a line, from within any service. The group comes into being with its first line. */
export function appendLogLine(
  context: Pick<ServiceContext<unknown>, 'of' | 'clock'>,
  group: string,
  message: string,
  stream?: string,
): void {
  context.of(cloudwatchLogs).store.append(group, { at: context.clock.now(), message, ...(stream !== undefined && { stream }) });
}

/** Every line of a group that is still kept, oldest first. */
export const readLogLines = (context: Pick<ServiceContext<unknown>, 'of'>, group: string): readonly LogLine[] =>
  context.of(cloudwatchLogs).store.read(group);
