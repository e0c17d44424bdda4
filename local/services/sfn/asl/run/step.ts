import type { Json, JsonObject } from '../json';
import type { State } from '../load/state';
import { contextObject } from './context-object';
import type { Probe } from './probe';
import type { MapItem, Thread } from './thread';
import { View } from './view';

/** A state being run: once entered, perhaps attempted several times, then left. */
export class Step {
  readonly enteredAt: number;
  /** The event before the state was entered. */
  readonly beforeEventId: number;
  enteredEventId = 0;
  retryCount: number;
  taskToken: string | undefined;

  constructor(
    readonly thread: Thread,
    readonly state: State,
    readonly input: Json,
  ) {
    this.enteredAt = thread.execution.host.clock.now();
    this.beforeEventId = thread.lastEventId;
    this.retryCount = thread.execution.probe?.retryCount ?? 0;
  }

  get probe(): Probe | undefined {
    return this.thread.execution.probe;
  }

  context(mapItem: MapItem | undefined = this.thread.mapItem): JsonObject {
    return contextObject(this, mapItem);
  }

  /** What an expression of this state sees; `value` is what `$` stands for in a path. */
  view(value: Json, more?: ConstructorParameters<typeof View>[2]): View {
    return new View(this, value, more);
  }
}
