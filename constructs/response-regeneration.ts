import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import type { AtlasConfig } from '../bin/config';
import { answering, mayAnswer } from './answering';
import type { DataStack } from './data-stack';
import type { Guardrail } from './guardrail';
import { useTable } from './permissions';
import { TaskFunction } from './task-function';

export interface ResponseRegenerationProps {
  readonly config: AtlasConfig;
  readonly data: DataStack;
  readonly guardrail: Guardrail;
}

/** Keeps the answers to the likely questions in the response cache: written anew before the last ones expire. */
export class ResponseRegeneration extends Construct {
  constructor(scope: Construct, id: string, { config, data, guardrail }: ResponseRegenerationProps) {
    super(scope, id);

    const answerPolicy = config.answers['default'];
    if (!answerPolicy) throw new Error('answers of the configuration have no default');

    const regenerate = new TaskFunction(this, 'RegenerateResponses', {
      folder: 'regenerate-responses',
      deadLetters: true,
      timeoutSeconds: 40,
      environment: {
        RESPONSE_CACHE_TABLE_NAME: data.responseCache.tableName,
        RESPONSE_CACHE_SECONDS: String(2 * config.responseCacheSeconds), // one run may fail
        COMPANY_NAME: config.companyName,
        ...answering(config, guardrail),
      },
      permissions: [useTable(data.responseCache, 'UpdateItem'), ...mayAnswer(this, config, guardrail, [answerPolicy.tier])],
    });

    new Rule(this, 'Regularly', {
      description: 'Has the likely answers written anew.',
      schedule: Schedule.rate(Duration.minutes(Math.max(1, Math.round(config.responseCacheSeconds / 60)))),
      targets: [new LambdaFunction(regenerate.alias, { deadLetterQueue: regenerate.deadLetters })],
    });
  }
}
