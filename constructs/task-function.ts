import { join } from 'node:path';
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Alias, Architecture, Runtime } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { bundling } from './bundling';

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
}

/** One Lambda function, and the alias `live` through which alone it is called. */
export class TaskFunction extends Construct {
  readonly alias: Alias;

  constructor(scope: Construct, id: string, props: TaskFunctionProps) {
    super(scope, id);

    const fn = new NodejsFunction(this, 'Function', {
      functionName: `atlas-${props.folder}`, // what ops search logs, metrics and traces for
      entry: join(__dirname, '../lambdas', props.folder, 'index.ts'),
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: props.memoryMiB ?? 512,
      timeout: Duration.seconds(props.timeoutSeconds),
      environment: props.environment,
      logGroup: new LogGroup(this, 'Logs', { retention: RetentionDays.ONE_MONTH, removalPolicy: RemovalPolicy.DESTROY }),
      bundling,
    });
    for (const statement of props.permissions) fn.addToRolePolicy(statement);

    this.alias = new Alias(this, 'Live', {
      aliasName: 'live',
      version: fn.currentVersion,
      ...(props.provisionedConcurrency && { provisionedConcurrentExecutions: props.provisionedConcurrency }),
    });
  }
}
