import type { LambdaFunction } from '../lambda-function';

/** A queue whose messages a function handles. */
export interface EventSourceMapping {
  readonly uuid: string;
  readonly queueArn: string;
  readonly fn: LambdaFunction;
  readonly qualifier: string | undefined;
  readonly batchSize: number;
  readonly maxConcurrency: number;
  /** The function says which messages of a batch failed (`batchItemFailures`); otherwise they all succeed or fail together. */
  readonly reportsItemFailures: boolean;
  readonly isEnabled: boolean;
  readonly where: string;
}
