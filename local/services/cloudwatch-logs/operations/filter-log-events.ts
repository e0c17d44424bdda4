import { type CallContext, type Operation, ServiceError } from '../../../cloud/service';
import type { LogGroups } from '../store';

export interface FilterLogEventsInput {
  readonly logGroupName?: string;
  readonly filterPattern?: string;
  /** Epoch ms. */
  readonly startTime?: number;
  readonly endTime?: number;
}

const MOST_EVENTS = 10_000;

/** Oldest first, all on one page. Not here: patterns other than one quoted term, streams, pages. */
// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html
function run(input: FilterLogEventsInput, { store }: CallContext<LogGroups>) {
  const { logGroupName = '', filterPattern = '', startTime = 0, endTime = Number.POSITIVE_INFINITY, ...others } = input;
  const unknown = Object.keys(others);
  if (unknown.length > 0)
    throw new ServiceError('InvalidParameterException', `${unknown} cannot be given here; see docs/local-coverage.md`);
  if (!store.has(logGroupName)) throw new ServiceError('ResourceNotFoundException', 'The specified log group does not exist.');
  const term = filterPattern === '' ? '' : /^"([^"]+)"$/.exec(filterPattern)?.[1];
  if (term === undefined)
    throw new ServiceError('InvalidParameterException', 'only one quoted term is a pattern here; see docs/local-coverage.md');
  const events = store.read(logGroupName).filter(({ at, message }) => at >= startTime && at < endTime && message.includes(term));
  return {
    events: events
      .slice(-MOST_EVENTS)
      .map(({ at, message, stream }) => ({ timestamp: at, message, ...(stream !== undefined && { logStreamName: stream }) })),
    searchedLogStreams: [],
  };
}

export const filterLogEvents: Operation<LogGroups, FilterLogEventsInput> = {
  run,
  permissions: ({ logGroupName }, { arn }) => [{ action: 'logs:FilterLogEvents', resource: arn(`log-group:${logGroupName}`) }],
  latencyMs: [40, 150],
};
