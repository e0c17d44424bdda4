import type { Alias } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { AtlasConfig } from '../bin/config';
import type { DataStack } from './data-stack';
import { invokeModelStream, readSecret, startExecution, useTable } from './permissions';
import { TaskFunction } from './task-function';

export interface FulfillmentFunctionProps {
  readonly config: AtlasConfig;
  readonly data: DataStack;
  readonly callbackStateMachineArn: string;
}

/** The code hook of every turn: warm, small, and called by the bot through its alias only. */
export class FulfillmentFunction extends Construct {
  readonly alias: Alias;

  constructor(scope: Construct, id: string, { config, data, callbackStateMachineArn }: FulfillmentFunctionProps) {
    super(scope, id);

    this.alias = new TaskFunction(this, 'LexFulfillment', {
      folder: 'lex-fulfillment',
      memoryMiB: 1024,
      timeoutSeconds: 10, // the code stops itself at 2.2 s; Lex waits 30 s
      provisionedConcurrency: config.provisionedConcurrency,
      environment: {
        TABLE_NAME: data.table.tableName,
        IDENTITY_KEY_SECRET_ARN: data.identityKey.secretArn,
        CALLBACK_STATE_MACHINE_ARN: callbackStateMachineArn,
        FAST_MODEL_ID: config.models.fast.profileId,
        COMPANY_NAME: config.companyName,
        ALLOWED_COUNTRIES: config.allowedCountries.join(','),
      },
      permissions: [
        useTable(data.table, 'GetItem', 'PutItem', 'UpdateItem'),
        readSecret(data.identityKey),
        startExecution(callbackStateMachineArn),
        ...invokeModelStream(this, config.models.fast),
      ],
    }).alias;
  }
}
