import { type StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { AtlasConfig } from '../bin/config';
import type { DataStack } from './data-stack';
import { handover } from './dialing';
import { completeTaskToken, queryCaller, readSecret, useTable } from './permissions';
import { definedStateMachine } from './state-machine-definition';
import { TaskFunction } from './task-function';

export interface ErasureWorkflowProps {
  readonly config: AtlasConfig;
  readonly data: DataStack;
  readonly connectInstanceId: string;
  readonly stateMachineName: string;
}

/** statemachines/erase-caller.asl.json (Standard): everything of one person, twice; its output is the receipt. */
export class ErasureWorkflow extends Construct {
  readonly stateMachine: StateMachine;

  constructor(scope: Construct, id: string, props: ErasureWorkflowProps) {
    super(scope, id);
    const { config, data } = props;
    const TABLE_NAME = data.table.tableName;

    const eraseCallerRows = new TaskFunction(this, 'EraseCallerRows', {
      folder: 'erase-caller-rows',
      timeoutSeconds: 28,
      environment: { TABLE_NAME, CONNECT_INSTANCE_ID: props.connectInstanceId, DIALING_POLICY: JSON.stringify(config.dialing) },
      permissions: [
        useTable(data.table, 'GetItem', 'BatchGetItem', 'Query', 'UpdateItem', 'DeleteItem'),
        queryCaller(data.table),
        completeTaskToken(),
      ],
    });
    const eraseCallerLeads = new TaskFunction(this, 'EraseCallerLeads', {
      folder: 'erase-caller-leads',
      timeoutSeconds: 28,
      environment: { TABLE_NAME, ...handover(config, data) },
      permissions: [
        useTable(data.table, 'GetItem', 'BatchGetItem', 'UpdateItem'),
        queryCaller(data.table),
        readSecret(data.salesforceSecret),
      ],
    });
    const closeErasure = new TaskFunction(this, 'CloseErasure', {
      folder: 'close-erasure',
      timeoutSeconds: 4,
      environment: { TABLE_NAME },
      permissions: [useTable(data.table, 'GetItem', 'UpdateItem')],
    });

    this.stateMachine = definedStateMachine(this, 'StateMachine', {
      definition: 'erase-caller',
      stateMachineName: props.stateMachineName,
      stateMachineType: StateMachineType.STANDARD,
      tasks: { EraseCallerRows: eraseCallerRows.alias, EraseCallerLeads: eraseCallerLeads.alias, CloseErasure: closeErasure.alias },
      starts: {},
    });
  }
}
