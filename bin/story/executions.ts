import { DescribeExecutionCommand, GetExecutionHistoryCommand, type HistoryEvent, type SFNClient } from '@aws-sdk/client-sfn';
import type { LogEvent } from './log-events';

/** One run of a machine. Times in epoch ms. */
export interface Execution {
  readonly machine: 'callback' | 'call-monitor';
  readonly name: string;
  readonly status: string;
  readonly startedAt: number;
  readonly stoppedAt?: number;
  readonly steps: readonly Step[];
}

export interface Step {
  readonly at: number;
  /** In words. */
  readonly what: string;
  readonly isError: boolean;
}

/** The one execution named after the callback; `undefined` when it was never started. Step Functions keeps it for 90 days. */
export async function monitorOf(callbackId: string, stateMachineArn: string, sfn: SFNClient): Promise<Execution | undefined> {
  const executionArn = `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${callbackId}`;
  try {
    const { status = '', startDate, stopDate } = await sfn.send(new DescribeExecutionCommand({ executionArn }));
    const events: HistoryEvent[] = [];
    let nextToken: string | undefined;
    do {
      const page = await sfn.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 1000, ...(nextToken && { nextToken }) }));
      events.push(...(page.events ?? []));
      nextToken = page.nextToken;
    } while (nextToken);
    return {
      machine: 'call-monitor',
      name: callbackId,
      status,
      startedAt: startDate?.getTime() ?? 0,
      ...(stopDate && { stoppedAt: stopDate.getTime() }),
      steps: events.flatMap((event) => stepOf(event.type ?? '', event.timestamp?.getTime() ?? 0, event)),
    };
  } catch (error) {
    if ((error as Error).name === 'ExecutionDoesNotExist') return undefined;
    throw error;
  }
}

/** A line of an Express machine's log: all the history that such an execution has. */
interface LoggedEvent {
  readonly type: string;
  readonly event_timestamp: string;
  readonly execution_arn: string;
  readonly details?: object;
}

/** Every run of the Express machine, from its log, oldest first. */
export function callbacksOf(lines: readonly LogEvent[]): readonly Execution[] {
  const runs = new Map<string, LoggedEvent[]>();
  for (const { message } of lines) {
    const event = JSON.parse(message) as LoggedEvent;
    runs.set(event.execution_arn, [...(runs.get(event.execution_arn) ?? []), event]);
  }
  return [...runs].map(([arn, events]) => {
    const at = ({ event_timestamp }: LoggedEvent) => Number(event_timestamp);
    const end = events.find(({ type }) => /^Execution(Succeeded|Failed|TimedOut|Aborted)$/.test(type));
    return {
      machine: 'callback' as const,
      name: arn.split(':').slice(7, 8)[0] ?? arn,
      status: end ? end.type.replace('Execution', '').replace('TimedOut', 'TIMED_OUT').toUpperCase() : 'RUNNING',
      startedAt: Math.min(...events.map(at)),
      ...(end && { stoppedAt: at(end) }),
      steps: events.flatMap((event) => stepOf(event.type, at(event), event.details ?? {})),
    };
  });
}

/** States as they are entered, and whatever went wrong. Inputs and outputs stay where they are. */
function stepOf(type: string, at: number, details: object): readonly Step[] {
  const said = JSON.stringify(details);
  if (type.endsWith('StateEntered')) return [{ at, what: `enters ${/"name":"([^"]+)"/.exec(said)?.[1] ?? 'a state'}`, isError: false }];
  if (!/Failed$|TimedOut$|Aborted$/.test(type)) return [];
  const error = /"error":"([^"]+)"/.exec(said)?.[1];
  return [{ at, what: `${type}${error ? `: ${error}` : ''}`, isError: true }];
}
