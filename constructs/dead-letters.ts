import { Duration } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

/**
 * Where everything ends that has failed too often while nobody waits for it. The name tells `npm run redrive` where it came from: the queue
 * `atlas-<of>`, or the function of that name.
 */
export class DeadLetters extends Queue {
  constructor(
    scope: Construct,
    readonly of: string,
  ) {
    super(scope, 'DeadLetterQueue', { queueName: `atlas-${of}-dead-letters`, retentionPeriod: Duration.days(14) });
  }
}
