import { Aws } from 'aws-cdk-lib';
import { type CfnContactFlow, CfnIntegrationAssociation } from 'aws-cdk-lib/aws-connect';
import { CfnPermission } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { AtlasConfig } from '../bin/config';
import { definedContactFlow } from './contact-flow';
import type { DataStack } from './data-stack';
import { FlowTests } from './flow-tests';
import { KeepWarm } from './keep-warm';
import type { LexBot } from './lex-bot';
import { readSecret, useTable } from './permissions';
import { TaskFunction } from './task-function';

export interface ContactCenterProps {
  readonly config: AtlasConfig;
  readonly data: DataStack;
  readonly bot: LexBot;
}

/** What Connect runs: the flow of a caller, the flow of a called person, and what those may use. */
export class ContactCenter extends Construct {
  readonly inboundFlow: CfnContactFlow;
  readonly outboundFlow: CfnContactFlow;

  constructor(scope: Construct, id: string, { config, data, bot }: ContactCenterProps) {
    super(scope, id);
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
    new CfnPermission(this, 'InvokeOutboundCheckIn', {
      action: 'lambda:InvokeFunction',
      functionName: checkIn.alias.functionArn,
      principal: 'connect.amazonaws.com',
      sourceAccount: Aws.ACCOUNT_ID,
      sourceArn: instanceArn,
    });

    const botAssociation = new CfnIntegrationAssociation(this, 'BotAssociation', {
      instanceId: instanceArn,
      integrationType: 'LEX_BOT',
      integrationArn: bot.alias.attrArn,
    });
    const checkInAssociation = new CfnIntegrationAssociation(this, 'OutboundCheckInAssociation', {
      instanceId: instanceArn,
      integrationType: 'LAMBDA_FUNCTION',
      integrationArn: checkIn.alias.functionArn,
    });
    checkInAssociation.addResourceDependency(botAssociation); // Connect allows two a second

    const BotAliasArn = bot.alias.attrArn;
    const StaffHoursArn = data.connect.hours.attrHoursOfOperationArn;
    const StaffQueueArn = data.connect.queue.attrQueueArn;
    this.inboundFlow = definedContactFlow(this, 'InboundFlow', {
      instanceArn,
      definition: 'inbound',
      arns: { BotAliasArn, StaffHoursArn, StaffQueueArn },
    });
    this.inboundFlow.addResourceDependency(botAssociation);
    new FlowTests(this, 'InboundTests', { instanceArn, definition: 'inbound', flow: this.inboundFlow });
    this.outboundFlow = definedContactFlow(this, 'OutboundFlow', {
      instanceArn,
      definition: 'outbound',
      arns: { BotAliasArn, StaffHoursArn, StaffQueueArn, OutboundCheckInFunctionArn: checkIn.alias.functionArn },
    });
    this.outboundFlow.addResourceDependency(checkInAssociation);
  }
}
