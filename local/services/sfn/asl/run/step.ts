import type { Json, JsonObject } from '../json';
import type { State } from '../load/state';
import { timeText } from '../timestamp';
import { contextObject } from './context-object';
import type { Probe } from './probe';
import type { MapItem, Thread } from './thread';
import { View } from './view';

interface MadeContext {
  readonly context: JsonObject;
  readonly mapItem: MapItem | undefined;
  readonly retryCount: number;
  readonly taskToken: string | undefined;
}

/** A state being run: once entered, perhaps attempted several times, then left. */
export class Step {
  readonly enteredAt: number;
  /** The event before the state was entered. */
  readonly beforeEventId: number;
  enteredEventId = 0;
  retryCount: number;
  taskToken: string | undefined;
  private made: MadeContext | undefined;

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

  /** Made when it is first looked into, and again once it says something else. */
  context(mapItem: MapItem | undefined = this.thread.mapItem): JsonObject {
    const { made, retryCount, taskToken } = this;
    if (made && made.mapItem === mapItem && made.retryCount === retryCount && made.taskToken === taskToken) return made.context;
    const context = contextObject(this, mapItem);
    this.made = { context, mapItem, retryCount, taskToken };
    return context;
  }

  /** When the state was entered, as text. */
  get enteredTime(): string {
    return timeText(this.enteredAt);
  }

  /** What an expression of this state sees; `value` is what `$` stands for in a path. */
  view(value: Json, more?: ConstructorParameters<typeof View>[2]): View {
    return new View(this, value, more);
  }
}
