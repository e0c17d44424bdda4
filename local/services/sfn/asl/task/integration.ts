import type { Json, JsonObject } from '../json';
import type { EngineHost } from '../run/engine-host';
import type { ErrorNaming } from './error-naming';

/** How a Task calls one operation of one service. */
export interface Integration {
  /** The service's folder name and the operation's. */
  readonly service: string;
  readonly operation: string;
  readonly errors: ErrorNaming;
  /** Arguments without which AWS does not create the machine. */
  readonly required: readonly string[];
  /** What the operation is called with. */
  request(args: JsonObject, host: EngineHost): unknown;
  /** What the task's result is made of. Throws Failure. */
  // biome-ignore lint/suspicious/noExplicitAny: typed by the operation that was called
  result(output: any, host: EngineHost): Json;
  /** What `.sync` and `.sync:2` wait for, once the call has been answered; none when the integration has no such form. */
  readonly job?: Job;
}

export interface Job {
  /** Resolves with the result, rejects with Failure. */
  end(result: JsonObject, version: 1 | 2, host: EngineHost): Promise<Json>;
  /** The task is not waited for any more. */
  stop(result: JsonObject, host: EngineHost): void;
}
