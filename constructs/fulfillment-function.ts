import { Duration } from 'aws-cdk-lib';
import type { Alias } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { AtlasConfig } from '../bin/config';
import type { Profile } from '../bin/stage';
import { alarmOf, ofLiveFunction, sumOf, type Watch } from './alarms';
import { answering, mayAnswer } from './answering';
import { CheckedDeployment } from './checked-deployment';
import type { DataStack } from './data-stack';
import { dialing } from './dialing';
import type { Guardrail } from './guardrail';
import { completeTaskToken, invokeFunction, readSecret, startExecution, useTable } from './permissions';
import { TaskFunction } from './task-function';

export interface FulfillmentFunctionProps {
  readonly config: AtlasConfig;
  readonly profile: Profile;
  readonly data: DataStack;
  readonly guardrail: Guardrail;
  readonly connectInstanceId: string;
  readonly callbackStateMachineArn: string;
  readonly callMonitorStateMachineArn: string;
  readonly eraseCallerStateMachineArn: string;
  /** Its alias: asked to write a scenario ahead of the promise. */
  readonly generateScenarioArn: string;
}

/** The code hook of every turn: warm, small, and called by the bot through its alias only. */
export class FulfillmentFunction extends Construct {
  readonly alias: Alias;

  constructor(scope: Construct, id: string, props: FulfillmentFunctionProps) {
    super(scope, id);
    const {
      config,
      profile,
      data,
      guardrail,
      callbackStateMachineArn,
      callMonitorStateMachineArn,
      eraseCallerStateMachineArn,
      generateScenarioArn,
    } = props;

    const fulfillment = new TaskFunction(this, 'LexFulfillment', {
      folder: 'lex-fulfillment',
      memoryMiB: profile.fulfillmentMemoryMiB,
      timeoutSeconds: 10, // the code stops itself at 2.2 s; Lex waits 30 s
      provisionedConcurrency: profile.warmEnvironments.least,
      environment: {
        TABLE_NAME: data.table.tableName,
        RESPONSE_CACHE_TABLE_NAME: data.responseCache.tableName,
        RESPONSE_CACHE_SECONDS: String(config.responseCacheSeconds),
        IDENTITY_KEY_SECRET_ARN: data.identityKey.secretArn,
        CALLBACK_STATE_MACHINE_ARN: callbackStateMachineArn,
        CALL_MONITOR_STATE_MACHINE_ARN: callMonitorStateMachineArn,
        ERASE_CALLER_STATE_MACHINE_ARN: eraseCallerStateMachineArn,
        CONNECT_INSTANCE_ID: props.connectInstanceId,
        GENERATE_SCENARIO_ARN: generateScenarioArn,
        COMPANY_NAME: config.companyName,
        ...dialing(config),
        WHEN_UNGUARDED: config.whenUnguarded,
        ...answering(config, guardrail),
      },
      permissions: [
        useTable(data.table, 'GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem'),
        useTable(data.responseCache, 'GetItem', 'BatchGetItem', 'UpdateItem'),
        readSecret(data.identityKey),
        startExecution(callbackStateMachineArn),
        startExecution(callMonitorStateMachineArn),
        startExecution(eraseCallerStateMachineArn),
        completeTaskToken(),
        invokeFunction(generateScenarioArn),
        ...mayAnswer(this, config, guardrail),
      ],
    });
    this.alias = fulfillment.alias;

    const { least, most } = profile.warmEnvironments;
    const cooldown = Duration.seconds(60); // a burst of calls is over before a second change would help
    const scaling = this.alias.addAutoScaling({ minCapacity: least, maxCapacity: most });
    scaling.scaleOnUtilization({ utilizationTarget: 0.7, scaleInCooldown: cooldown, scaleOutCooldown: cooldown });
    const alarms = watchesOf(fulfillment).map((watch) => alarmOf(this, watch));
    new CheckedDeployment(this, 'Deployment', { alias: this.alias, functionName: fulfillment.functionName, alarms });
  }
}

/** What callers would notice: each of these takes back a deployment that brings it about. */
const watchesOf = ({ functionName }: TaskFunction): readonly Watch[] => [
  {
    name: 'lex-fulfillment-errors',
    why: 'The function behind every turn failed or was throttled: its handler never throws, so it ran out of time, memory or environments.',
    metric: sumOf({ errors: ofLiveFunction(functionName, 'Errors'), throttles: ofLiveFunction(functionName, 'Throttles') }),
    threshold: 1,
  },
  {
    name: 'lex-fulfillment-slow',
    why: 'For three minutes one turn in a hundred has taken longer than the 2.2 s at which the code stops itself.',
    metric: ofLiveFunction(functionName, 'Duration', 'p99'),
    threshold: 2_400,
    periods: 3,
  },
  {
    name: 'lex-fulfillment-spillover',
    why: 'Turns have met cold environments for ten minutes: more callers than warm environments. Raise the profile, or its ceiling.',
    metric: ofLiveFunction(functionName, 'ProvisionedConcurrencySpilloverInvocations'),
    threshold: 1,
    periods: 10,
  },
];
