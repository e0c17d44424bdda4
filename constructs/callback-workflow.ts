import { type StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { AtlasConfig } from '../bin/config';
import { answering, mayAnswer } from './answering';
import type { DataStack } from './data-stack';
import { dialing, handover } from './dialing';
import type { Guardrail } from './guardrail';
import { KeepWarm } from './keep-warm';
import { completeTaskToken, describeContact, readSecret, startOutboundVoiceContact, useTable } from './permissions';
import { definedStateMachine } from './state-machine-definition';
import { TaskFunction } from './task-function';

export interface CallbackWorkflowProps {
  readonly config: AtlasConfig;
  readonly data: DataStack;
  readonly guardrail: Guardrail;
  readonly connectInstanceId: string;
  readonly outboundFlowId: string;
  readonly stateMachineName: string;
  readonly callMonitorStateMachineArn: string;
}

/** statemachines/callback.asl.json (Express): lead and scenario side by side, then one call, then its monitor. */
export class CallbackWorkflow extends Construct {
  readonly stateMachine: StateMachine;

  constructor(scope: Construct, id: string, props: CallbackWorkflowProps) {
    super(scope, id);
    const { config, data } = props;
    const TABLE_NAME = data.table.tableName;

    const createLead = new TaskFunction(this, 'CreateLead', {
      folder: 'create-lead',
      timeoutSeconds: 7,
      environment: { TABLE_NAME, ...handover(config, data) },
      permissions: [useTable(data.table, 'GetItem', 'UpdateItem'), readSecret(data.salesforceSecret)],
    });
    const generateScenario = new TaskFunction(this, 'GenerateScenario', {
      folder: 'generate-scenario',
      deadLetters: true, // lex-fulfillment has it written ahead, and waits for nothing
      timeoutSeconds: 5,
      environment: { TABLE_NAME, COMPANY_NAME: config.companyName, ...answering(config, props.guardrail) },
      permissions: [useTable(data.table, 'GetItem', 'UpdateItem'), ...mayAnswer(this, config, props.guardrail)],
    });
    const startOutboundCall = new TaskFunction(this, 'StartOutboundCall', {
      folder: 'start-outbound-call',
      timeoutSeconds: 14,
      environment: {
        TABLE_NAME,
        CONNECT_INSTANCE_ID: props.connectInstanceId,
        OUTBOUND_FLOW_ID: props.outboundFlowId,
        SOURCE_PHONE_NUMBER: data.connect.phoneNumber.attrAddress,
        ...dialing(config),
      },
      permissions: [
        useTable(data.table, 'GetItem', 'BatchGetItem', 'UpdateItem', 'ConditionCheckItem'),
        startOutboundVoiceContact(),
        describeContact(data.connect.instanceArn),
        completeTaskToken(),
      ],
    });

    new KeepWarm(this, 'KeepWarm', { functions: [createLead.alias, generateScenario.alias, startOutboundCall.alias] });

    this.stateMachine = definedStateMachine(this, 'StateMachine', {
      definition: 'callback',
      stateMachineName: props.stateMachineName,
      stateMachineType: StateMachineType.EXPRESS,
      tasks: { CreateLead: createLead.alias, GenerateScenario: generateScenario.alias, StartOutboundCall: startOutboundCall.alias },
      starts: { CallMonitor: props.callMonitorStateMachineArn },
    });
  }
}
