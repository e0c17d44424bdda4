import { Duration } from 'aws-cdk-lib';
import { Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';

export interface KeepWarmProps {
  /** Five at most: a rule has no more targets. */
  readonly functions: readonly IFunction[];
}

/** Lambda keeps an environment that nobody calls for five minutes at least, as far as is known. */
const EVERY = Duration.minutes(4);

/** What `keptWarm` of lambdas/shared/observability.ts answers before the function's own code is asked. */
const EVENT = { detail: { action: 'keep-warm' } };

/**
 * One environment of each function that somebody waits for while a phone is to ring, at a hundredth of the price of provisioned concurrency. Several
 * callbacks at once still meet new ones: the turn itself, which has no time for that, has provisioned concurrency instead.
 */
export class KeepWarm extends Construct {
  constructor(scope: Construct, id: string, { functions }: KeepWarmProps) {
    super(scope, id);

    new Rule(this, 'Regularly', {
      description: 'Keeps an environment of each function that a ringing phone waits for.',
      schedule: Schedule.rate(EVERY),
      targets: functions.map((target) => new LambdaFunction(target, { event: RuleTargetInput.fromObject(EVENT), retryAttempts: 0 })),
    });
  }
}
