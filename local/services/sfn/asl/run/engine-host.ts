import type { Clock } from '../../../../cloud/clock';
import type { Random } from '../../../../cloud/random';
import type { Span } from '../../../../cloud/trace';
import type { JsonObject } from '../json';
import type { TaskTokens } from '../task/task-tokens';

/** What the engine needs of what surrounds it. */
export interface EngineHost {
  readonly clock: Clock;
  readonly random: Random;
  readonly region: string;
  readonly accountId: string;
  readonly tokens: TaskTokens;
  /** Calls an operation of a hosted service in the name of the machine's role. Throws ServiceError. */
  // biome-ignore lint/suspicious/noExplicitAny: typed by the operation that is called
  call(request: EngineCall): Promise<any>;
  /** Resolves when an execution that was started has ended, with what DescribeExecution says of it. */
  executionEnd(executionArn: string): Promise<JsonObject>;
  stopExecution(executionArn: string): void;
  /** Opens the span of one task. */
  openTask(state: string, resource: string): Span;
}

export interface EngineCall {
  /** The service's folder name. */
  readonly service: string;
  readonly operation: string;
  readonly input: unknown;
  /** The span within which it is made. */
  readonly parent: string;
}
