import { type StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { AtlasConfig } from '../bin/config';
import type { DataStack } from './data-stack';
import { dialing, handover } from './dialing';
import { completeTaskToken, describeContact, readSecret, useTable } from './permissions';
import { definedStateMachine } from './state-machine-definition';
import { TaskFunction } from './task-function';

export interface CallMonitorWorkflowProps {
  readonly config: AtlasConfig;
  readonly data: DataStack;
  readonly connectInstanceId: string;
  readonly stateMachineName: string;
  readonly callbackStateMachineArn: string;
}

/** statemachines/call-monitor.asl.json (Standard): one execution per callback, named callbackId; the whole story of it. */
export class CallMonitorWorkflow extends Construct {
  readonly stateMachine: StateMachine;

  constructor(scope: Construct, id: string, props: CallMonitorWorkflowProps) {
    super(scope, id);
    const { config, data, connectInstanceId } = props;
    const TABLE_NAME = data.table.tableName;

    const readCallback = new TaskFunction(this, 'ReadCallback', {
      folder: 'read-callback',
      timeoutSeconds: 4,
      environment: { TABLE_NAME },
      permissions: [useTable(data.table, 'GetItem')],
    });
    const awaitOutcome = new TaskFunction(this, 'AwaitOutcome', {
      folder: 'await-outcome',
      timeoutSeconds: 5,
      environment: { TABLE_NAME },
      permissions: [useTable(data.table, 'UpdateItem'), completeTaskToken()],
    });
    const reconcileOutcome = new TaskFunction(this, 'ReconcileOutcome', {
      folder: 'reconcile-outcome',
      timeoutSeconds: 9,
      environment: { TABLE_NAME, CONNECT_INSTANCE_ID: connectInstanceId, DIALING_POLICY: JSON.stringify(config.dialing) },
      permissions: [useTable(data.table, 'GetItem', 'UpdateItem'), describeContact(data.connect.instanceArn)],
    });
    const planNextAttempt = new TaskFunction(this, 'PlanNextAttempt', {
      folder: 'plan-next-attempt',
      timeoutSeconds: 5,
      environment: { TABLE_NAME, CONNECT_INSTANCE_ID: connectInstanceId, ...dialing(config) },
      permissions: [useTable(data.table, 'GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem')],
    });
    const updateLead = new TaskFunction(this, 'UpdateLead', {
      folder: 'update-lead',
      timeoutSeconds: 18,
      environment: { TABLE_NAME, ...handover(config, data) },
      permissions: [useTable(data.table, 'GetItem', 'BatchGetItem', 'UpdateItem'), readSecret(data.salesforceSecret)],
    });

    this.stateMachine = definedStateMachine(this, 'StateMachine', {
      definition: 'call-monitor',
      stateMachineName: props.stateMachineName,
      stateMachineType: StateMachineType.STANDARD,
      tasks: {
        ReadCallback: readCallback.alias,
        AwaitOutcome: awaitOutcome.alias,
        ReconcileOutcome: reconcileOutcome.alias,
        PlanNextAttempt: planNextAttempt.alias,
        UpdateLead: updateLead.alias,
      },
      starts: { Callback: props.callbackStateMachineArn },
    });
  }
}
