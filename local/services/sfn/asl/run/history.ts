import type { HistoryEventType } from '@aws-sdk/client-sfn';
import type { Clock } from '../../../../cloud/clock';
import { Failure } from '../failure';

/** An event of an execution's history, as GetExecutionHistory gives it over the wire. The details' member is named after the type. */
export interface HistoryEvent {
  readonly id: number;
  readonly previousEventId: number;
  /** Seconds since the epoch. */
  readonly timestamp: number;
  readonly type: HistoryEventType;
  readonly [details: `${string}EventDetails`]: Readonly<Record<string, unknown>> | undefined;
}

type Mutable = { -readonly [Name in keyof HistoryEvent]: HistoryEvent[Name] };

/** AWS's limit for a Standard execution. Here it also ends an Express one that goes round and round without ever waiting. */
const MOST_EVENTS = 25_000;

/** What happened in an execution, in order. */
export class History {
  private isClosed = false;

  constructor(
    private readonly clock: Pick<Clock, 'now'>,
    private readonly onEvent?: (event: HistoryEvent, state: string | undefined) => void,
    /** Those of an execution that is taken up again. */
    readonly events: HistoryEvent[] = [],
  ) {}

  /** Returns the event's id. Nothing is added any more once the execution has ended. */
  add(type: HistoryEventType, previousEventId: number, details?: Readonly<Record<string, unknown>>, state?: string): number {
    const id = this.events.length + 1;
    if (this.isClosed) return id;
    const event: Mutable = { id, previousEventId, timestamp: this.clock.now() / 1000, type };
    if (details) event[detailsName(type)] = details;
    this.events.push(event);
    this.onEvent?.(event, state);
    return id;
  }

  /** Throws Failure when no more events may follow. */
  checkLength(): void {
    if (this.events.length >= MOST_EVENTS)
      throw new Failure('States.Runtime', `The execution reached the maximum number of history events (${MOST_EVENTS}).`);
  }

  close(): void {
    this.isClosed = true;
  }
}

const names = new Map<string, `${string}EventDetails`>();

/** `TaskStateEntered` → `stateEnteredEventDetails`, `TaskScheduled` → `taskScheduledEventDetails`. */
export function detailsName(type: string): `${string}EventDetails` {
  let name = names.get(type);
  if (name === undefined) {
    const subject = /State(Entered|Exited)$/.exec(type)?.[0] ?? type;
    name = `${subject.charAt(0).toLowerCase()}${subject.slice(1)}EventDetails`;
    names.set(type, name);
  }
  return name;
}

/** Beside every text in a history: whether it was cut. It never is here. */
export const NOT_TRUNCATED = { truncated: false } as const;
