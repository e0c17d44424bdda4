import type { Json, JsonObject } from '../json';
import type { EngineHost } from './engine-host';
import type { Step } from './step';
import type { MapItem } from './thread';
import type { Variables } from './variables';

/** What an expression can see. */
export class View {
  constructor(
    private readonly step: Step,
    /** `$` in a path. */
    readonly value: Json,
    private readonly more?: { readonly result?: Json; readonly errorOutput?: JsonObject; readonly mapItem?: MapItem },
  ) {}

  get host(): EngineHost {
    return this.step.thread.execution.host;
  }

  get variables(): Variables {
    return this.step.thread.variables;
  }

  get context(): JsonObject {
    return this.step.context(this.more?.mapItem);
  }

  /** `$states` in JSONata. */
  get states(): JsonObject {
    return {
      input: this.step.input,
      context: this.context,
      ...(this.more?.result !== undefined && { result: this.more.result }),
      ...(this.more?.errorOutput && { errorOutput: this.more.errorOutput }),
    };
  }
}
