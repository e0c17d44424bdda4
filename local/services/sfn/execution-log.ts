import { detailsName, type HistoryEvent } from './asl/run/history';

/** Of LoggingConfiguration: what an execution leaves in CloudWatch Logs. */
export interface ExecutionLog {
  readonly group: string;
  readonly level: 'ALL' | 'ERROR' | 'FATAL';
  readonly includesData: boolean;
}

interface LoggingConfiguration {
  readonly Level?: string;
  readonly IncludeExecutionData?: boolean;
  readonly Destinations?: readonly { readonly CloudWatchLogsLogGroup?: { readonly LogGroupArn?: string } }[];
}

/** `undefined`: nothing is logged. Throws an error that says what is wrong. */
export function executionLogOf(configuration: LoggingConfiguration | undefined): ExecutionLog | undefined {
  const { Level: level = 'OFF', IncludeExecutionData: includesData = false, Destinations = [] } = configuration ?? {};
  if (level === 'OFF') return undefined;
  if (level !== 'ALL' && level !== 'ERROR' && level !== 'FATAL')
    throw new Error(`the log level ${level}, expected ALL, ERROR, FATAL or OFF`);
  const arn = Destinations[0]?.CloudWatchLogsLogGroup?.LogGroupArn ?? '';
  const [, group] = /^arn:aws:logs:[^:]+:\d+:log-group:([^:]+):\*$/.exec(arn) ?? [];
  if (!group) throw new Error(`the log destination ${JSON.stringify(arn)}, expected the ARN of a log group with :* at its end`);
  return { group, level, includesData };
}

const OF_LEVEL = {
  ALL: /./,
  ERROR: /(?:Failed|TimedOut|Aborted)$/,
  FATAL: /^Execution(?:Failed|TimedOut|Aborted)$/,
} as const;

const DATA: ReadonlySet<string> = new Set(['input', 'output', 'parameters', 'cause']);

/** One line, as Step Functions writes it: every value a text; `undefined` below the level. */
// https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html
export function logLine(event: HistoryEvent, executionArn: string, { level, includesData }: ExecutionLog): string | undefined {
  if (!OF_LEVEL[level].test(event.type)) return undefined;
  const details = Object.entries(event[detailsName(event.type)] ?? {}).filter(([name]) => includesData || !DATA.has(name));
  return JSON.stringify({
    id: String(event.id),
    type: event.type,
    details: Object.fromEntries(details),
    previous_event_id: String(event.previousEventId),
    event_timestamp: String(Math.round(event.timestamp * 1000)),
    execution_arn: executionArn,
  });
}
