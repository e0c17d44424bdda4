import { ArnFormat, CfnOutput, Fn, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { AtlasConfig } from '../bin/config';
import type { Deployment } from '../bin/stage';
import { CallMonitorWorkflow } from './call-monitor-workflow';
import { CallbackWorkflow } from './callback-workflow';
import { ContactCenter } from './contact-center';
import { ContactEvents } from './contact-events';
import { contactFlowId } from './contact-flow';
import type { DataStack } from './data-stack';
import { ErasureWorkflow } from './erasure-workflow';
import { FulfillmentFunction } from './fulfillment-function';
import { Guardrail } from './guardrail';
import { LexBot } from './lex-bot';
import { LIVE } from './live-state-machine';
import { retainLogs } from './log-retention';
import { Monitoring } from './monitoring';
import { ResponseRegeneration } from './response-regeneration';
import { Sweep } from './sweep';
import { functionAliasArn } from './task-function';

export interface AtlasStackProps extends StackProps {
  readonly config: AtlasConfig;
  readonly deployment: Deployment;
  readonly data: DataStack;
}

/** Everything that can be thrown away and deployed again. */
export class AtlasStack extends Stack {
  constructor(scope: Construct, id: string, { config, deployment, data, ...props }: AtlasStackProps) {
    super(scope, id, props);
    retainLogs(this, deployment.stage.logRetentionDays);

    // Start Outbound Call → flow → bot → fulfillment → callback → Start Outbound Call, and callback ⇄ call-monitor, are cycles:
    // the machines have names, and whoever needs them builds their ARNs.
    const callback = this.stateMachine('atlas-callback');
    const callMonitor = this.stateMachine('atlas-call-monitor');
    const eraseCaller = this.stateMachine('atlas-erase-caller');
    const connectInstanceId = Fn.select(1, Fn.split('/', data.connect.instanceArn));
    const common = { config, data, connectInstanceId };
    const promise = { callbackStateMachineArn: callback.arn, callMonitorStateMachineArn: callMonitor.arn };

    const guardrail = new Guardrail(this, 'Guardrail');
    const fulfillment = new FulfillmentFunction(this, 'Fulfillment', {
      ...common,
      guardrail,
      profile: deployment.profile,
      ...promise,
      eraseCallerStateMachineArn: eraseCaller.arn,
      generateScenarioArn: functionAliasArn(this, 'generate-scenario'),
    });
    const bot = new LexBot(this, 'LexBot', { fulfillment: fulfillment.alias });
    const contactCenter = new ContactCenter(this, 'ContactCenter', { ...common, ...promise, bot });
    const callbackWorkflow = new CallbackWorkflow(this, 'Callback', {
      ...common,
      guardrail,
      outboundFlowId: contactFlowId(contactCenter.outboundFlow),
      stateMachineName: callback.name,
      callMonitorStateMachineArn: callMonitor.arn,
    });
    const callMonitorWorkflow = new CallMonitorWorkflow(this, 'CallMonitor', {
      ...common,
      stateMachineName: callMonitor.name,
      callbackStateMachineArn: callback.arn,
    });
    const erasureWorkflow = new ErasureWorkflow(this, 'EraseCaller', {
      ...common,
      stateMachineName: eraseCaller.name,
    });
    new ResponseRegeneration(this, 'ResponseRegeneration', { config, data, guardrail });
    new ContactEvents(this, 'ContactEvents', common);
    new Sweep(this, 'Sweep', {
      ...common,
      ...promise,
      eraseCallerStateMachineArn: eraseCaller.arn,
    });

    new Monitoring(this, 'Monitoring', { config, deployment, data, connectInstanceId, bot });

    new CfnOutput(this, 'InboundFlowArn', { value: contactCenter.inboundFlow.attrContactFlowArn });
    new CfnOutput(this, 'OutboundFlowArn', { value: contactCenter.outboundFlow.attrContactFlowArn });
    new CfnOutput(this, 'BotId', { value: bot.bot.attrId });
    new CfnOutput(this, 'BotAliasId', { value: bot.alias.attrBotAliasId });
    new CfnOutput(this, 'FulfillmentAliasArn', { value: fulfillment.alias.functionArn });
    new CfnOutput(this, 'CallbackStateMachineArn', { value: callbackWorkflow.stateMachine.stateMachineArn });
    new CfnOutput(this, 'CallMonitorStateMachineArn', { value: callMonitorWorkflow.stateMachine.stateMachineArn });
    new CfnOutput(this, 'EraseCallerStateMachineArn', { value: erasureWorkflow.stateMachine.stateMachineArn });
  }

  /** Its name, and the ARN of the alias by which it is started. */
  private stateMachine(name: string): { name: string; arn: string } {
    const resourceName = `${name}:${LIVE}`;
    return {
      name,
      arn: this.formatArn({ service: 'states', resource: 'stateMachine', resourceName, arnFormat: ArnFormat.COLON_RESOURCE_NAME }),
    };
  }
}
