import { ArnFormat, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Alias, Architecture, Function as LambdaFunction, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { functionCode } from './bundling/function-code';
import { DeadLetters } from './dead-letters';

export interface TaskFunctionProps {
  /** Folder under lambdas/, whose index.ts exports `handler`. */
  readonly folder: string;
  readonly timeoutSeconds: number;
  readonly environment: Record<string, string>;
  /** What the code calls, and nothing else. */
  readonly permissions: readonly PolicyStatement[];
  /**
   * Memory is CPU: see docs/architecture.md.
   * @default 512
   */
  readonly memoryMiB?: number;
  /**
   * Environments that are always warm.
   * @default 0
   */
  readonly provisionedConcurrency?: number;
  /**
   * Nobody waits for its answer: what has failed three times is kept.
   * @default none
   */
  readonly deadLetters?: boolean;
  /**
   * How often Lambda invokes it again when it has failed and nobody waits for it.
   * @default 2
   */
  readonly retries?: number;
}

/** Of a function that is made elsewhere in this stack: names instead of references, so that no cycle of them can come about. */
export const functionAliasArn = (scope: Construct, folder: string): string =>
  Stack.of(scope).formatArn({
    service: 'lambda',
    resource: 'function',
    resourceName: `${functionName(folder)}:live`,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });

/** What ops search logs, metrics and traces for. */
const functionName = (folder: string): string => `atlas-${folder}`;

/** One Lambda function, and the alias `live` through which alone it is called. */
export class TaskFunction extends Construct {
  /** As it is written, not as a reference: what watches it needs no more. */
  readonly functionName: string;
  readonly alias: Alias;
  readonly deadLetters: DeadLetters | undefined;

  constructor(scope: Construct, id: string, props: TaskFunctionProps) {
    super(scope, id);
    this.functionName = functionName(props.folder);

    this.deadLetters = props.deadLetters ? new DeadLetters(this, props.folder) : undefined;
    const fn = new LambdaFunction(this, 'Function', {
      functionName: this.functionName,
      code: functionCode(props.folder),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: props.memoryMiB ?? 512,
      timeout: Duration.seconds(props.timeoutSeconds),
      environment: props.environment,
      tracing: Tracing.ACTIVE,
      logGroup: new LogGroup(this, 'Logs', { removalPolicy: RemovalPolicy.DESTROY }),
      ...(this.deadLetters && { deadLetterQueue: this.deadLetters }),
    });
    for (const statement of props.permissions) fn.addToRolePolicy(statement);

    this.alias = new Alias(this, 'Live', {
      aliasName: 'live',
      version: fn.currentVersion,
      ...(props.provisionedConcurrency && { provisionedConcurrentExecutions: props.provisionedConcurrency }),
    });
    if (props.retries !== undefined) this.alias.configureAsyncInvoke({ retryAttempts: props.retries });
  }
}
