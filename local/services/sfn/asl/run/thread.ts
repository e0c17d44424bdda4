import type { HistoryEventType } from '@aws-sdk/client-sfn';
import type { Json } from '../json';
import type { Execution } from './execution';
import type { Lifetime } from './lifetime';
import type { Step } from './step';
import { Variables } from './variables';

export interface MapItem {
  readonly Index: number;
  readonly Value: Json;
}

/** One line of states that run one after the other: an execution's own, a branch or an iteration. */
export class Thread {
  /** The state it is in, or the one it failed in. */
  step: Step | undefined;

  constructor(
    readonly execution: Execution,
    readonly lifetime: Lifetime,
    readonly variables: Variables,
    /** The event that the next one follows. */
    public lastEventId: number,
    readonly mapItem?: MapItem,
  ) {}

  /** Adds an event that follows the last one of this thread. Throws Failure when the history is full. */
  record(type: HistoryEventType, details?: Readonly<Record<string, unknown>>): number {
    this.execution.history.checkLength();
    this.lastEventId = this.execution.history.add(type, this.lastEventId, details, this.step?.state.name);
    return this.lastEventId;
  }

  /** A branch or an iteration: it reads the variables here and writes its own. */
  branch(mapItem: MapItem | undefined = this.mapItem): Thread {
    return new Thread(this.execution, this.lifetime.child(), new Variables(this.variables), this.lastEventId, mapItem);
  }

  sleep(delayMs: number): Promise<void> {
    return this.lifetime.sleep(this.execution.host.clock, delayMs);
  }
}
