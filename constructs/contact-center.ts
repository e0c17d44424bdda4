import { Aws } from 'aws-cdk-lib';
import { type CfnContactFlow, CfnIntegrationAssociation } from 'aws-cdk-lib/aws-connect';
import { type Alias, CfnPermission } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { AtlasConfig } from '../bin/config';
import { definedContactFlow } from './contact-flow';
import type { DataStack } from './data-stack';
import { dialing } from './dialing';
import { FlowTests } from './flow-tests';
import { KeepWarm } from './keep-warm';
import type { LexBot } from './lex-bot';
import { readSecret, startExecution, useTable } from './permissions';
import { TaskFunction } from './task-function';

export interface ContactCenterProps {
  readonly config: AtlasConfig;
  readonly data: DataStack;
  readonly bot: LexBot;
  readonly connectInstanceId: string;
  readonly callbackStateMachineArn: string;
  readonly callMonitorStateMachineArn: string;
}

/** What Connect runs: the flow of a caller, the flow of a called person, and what those may use. */
export class ContactCenter extends Construct {
  readonly inboundFlow: CfnContactFlow;
  readonly outboundFlow: CfnContactFlow;

  constructor(scope: Construct, id: string, props: ContactCenterProps) {
    super(scope, id);
    const { config, data, bot } = props;
    const instanceArn = data.connect.instanceArn;

    const checkIn = new TaskFunction(this, 'OutboundCheckIn', {
      folder: 'outbound-check-in',
      timeoutSeconds: 3, // the flow waits 4 s; the called person hears silence meanwhile
      environment: {
        TABLE_NAME: data.table.tableName,
        IDENTITY_KEY_SECRET_ARN: data.identityKey.secretArn,
        COMPANY_NAME: config.companyName,
      },
      permissions: [useTable(data.table, 'GetItem', 'UpdateItem'), readSecret(data.identityKey)],
    });
    new KeepWarm(this, 'KeepWarm', { functions: [checkIn.alias] });
    const requestCallback = requestCallbackFunction(this, props);

    const botAssociation = new CfnIntegrationAssociation(this, 'BotAssociation', {
      instanceId: instanceArn,
      integrationType: 'LEX_BOT',
      integrationArn: bot.alias.attrArn,
    });
    const checkInAssociation = usedByFlows(this, 'OutboundCheckIn', { instanceArn, alias: checkIn.alias, after: botAssociation });
    const requestAssociation = usedByFlows(this, 'RequestCallback', {
      instanceArn,
      alias: requestCallback.alias,
      after: checkInAssociation,
    });

    const BotAliasArn = bot.alias.attrArn;
    const StaffHoursArn = data.connect.hours.attrHoursOfOperationArn;
    const StaffQueueArn = data.connect.queue.attrQueueArn;
    const RequestCallbackFunctionArn = requestCallback.alias.functionArn;
    const arns = { BotAliasArn, StaffHoursArn, StaffQueueArn, RequestCallbackFunctionArn };
    this.inboundFlow = definedContactFlow(this, 'InboundFlow', { instanceArn, definition: 'inbound', arns });
    new FlowTests(this, 'InboundTests', { instanceArn, definition: 'inbound', flow: this.inboundFlow });
    this.outboundFlow = definedContactFlow(this, 'OutboundFlow', {
      instanceArn,
      definition: 'outbound',
      arns: { ...arns, OutboundCheckInFunctionArn: checkIn.alias.functionArn },
    });
    for (const flow of [this.inboundFlow, this.outboundFlow]) flow.addResourceDependency(requestAssociation);
  }
}

/** Books a callback for a caller whom the bot does not understand: for the flow's menu of keys. */
function requestCallbackFunction(
  scope: Construct,
  { config, data, connectInstanceId, callbackStateMachineArn, callMonitorStateMachineArn }: ContactCenterProps,
): TaskFunction {
  return new TaskFunction(scope, 'RequestCallback', {
    folder: 'request-callback',
    timeoutSeconds: 5, // the flow waits 6 s; the caller hears silence meanwhile
    environment: {
      TABLE_NAME: data.table.tableName,
      IDENTITY_KEY_SECRET_ARN: data.identityKey.secretArn,
      CONNECT_INSTANCE_ID: connectInstanceId,
      CALLBACK_STATE_MACHINE_ARN: callbackStateMachineArn,
      CALL_MONITOR_STATE_MACHINE_ARN: callMonitorStateMachineArn,
      ...dialing(config),
    },
    permissions: [
      useTable(data.table, 'GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem'),
      readSecret(data.identityKey),
      startExecution(callbackStateMachineArn),
      startExecution(callMonitorStateMachineArn),
    ],
  });
}

interface FlowFunction {
  readonly instanceArn: string;
  readonly alias: Alias;
  /** Connect allows two a second. */
  readonly after: CfnIntegrationAssociation;
}

/** Lets flows call the function: Connect asks for both, and CloudFormation adds neither to the other. */
function usedByFlows(scope: Construct, id: string, { instanceArn, alias, after }: FlowFunction): CfnIntegrationAssociation {
  new CfnPermission(scope, `Invoke${id}`, {
    action: 'lambda:InvokeFunction',
    functionName: alias.functionArn,
    principal: 'connect.amazonaws.com',
    sourceAccount: Aws.ACCOUNT_ID,
    sourceArn: instanceArn,
  });
  const association = new CfnIntegrationAssociation(scope, `${id}Association`, {
    instanceId: instanceArn,
    integrationType: 'LAMBDA_FUNCTION',
    integrationArn: alias.functionArn,
  });
  association.addResourceDependency(after);
  return association;
}
