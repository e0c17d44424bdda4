import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import type { AtlasConfig } from '../bin/config';
import type { DataStack } from './data-stack';
import { dialing, handover } from './dialing';
import { completeTaskToken, describeContact, queryOpenCallbacks, readSecret, startExecution, useTable } from './permissions';
import { TaskFunction } from './task-function';

export interface SweepProps {
  readonly config: AtlasConfig;
  readonly data: DataStack;
  readonly connectInstanceId: string;
  readonly callbackStateMachineArn: string;
  readonly callMonitorStateMachineArn: string;
  readonly eraseCallerStateMachineArn: string;
}

/** Once a minute, repairs what every other path lost: promises not started, monitors missing, dials without evidence, leads not synced. */
export class Sweep extends Construct {
  constructor(scope: Construct, id: string, props: SweepProps) {
    super(scope, id);
    const { config, data } = props;

    const sweep = new TaskFunction(this, 'Sweep', {
      folder: 'sweep',
      timeoutSeconds: 50, // ends before the next one starts
      retries: 0, // the next one does what it would do again; three at once, when the table is in trouble, would be trouble of their own
      environment: {
        TABLE_NAME: data.table.tableName,
        CALLBACK_STATE_MACHINE_ARN: props.callbackStateMachineArn,
        CALL_MONITOR_STATE_MACHINE_ARN: props.callMonitorStateMachineArn,
        ERASE_CALLER_STATE_MACHINE_ARN: props.eraseCallerStateMachineArn,
        ...dialing(config),
        ...handover(config, data),
        CONNECT_INSTANCE_ID: props.connectInstanceId,
      },
      permissions: [
        queryOpenCallbacks(data.table),
        useTable(data.table, 'GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem'),
        startExecution(props.callbackStateMachineArn),
        startExecution(props.callMonitorStateMachineArn),
        startExecution(props.eraseCallerStateMachineArn),
        completeTaskToken(),
        describeContact(data.connect.instanceArn),
        readSecret(data.salesforceSecret),
      ],
    });

    new Rule(this, 'EveryMinute', {
      description: 'Starts the sweep.',
      schedule: Schedule.rate(Duration.minutes(1)),
      targets: [new LambdaFunction(sweep.alias, { maxEventAge: Duration.minutes(1) })],
    });
  }
}
