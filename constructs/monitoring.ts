import { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { AtlasConfig } from '../bin/config';
import type { Deployment } from '../bin/stage';
import { alarmOf } from './alarms';
import { dashboard } from './dashboard';
import type { DataStack } from './data-stack';
import { DeadLetters } from './dead-letters';
import type { LexBot } from './lex-bot';
import { TaskFunction } from './task-function';
import { ofConnect, ofDeadLetters, ofFunction, ofLex, ofModel, ofTable, THE_PROMISE, THE_TURN } from './watches';

export interface MonitoringProps {
  readonly config: AtlasConfig;
  readonly deployment: Deployment;
  readonly data: DataStack;
  readonly connectInstanceId: string;
  readonly bot: LexBot;
}

/**
 * What ops are told, and what they look at: one alarm for each thing of the fault model that a person must act on. Make it last: every function,
 * dead-letter queue and alarm that its scope has by then is watched.
 */
export class Monitoring extends Construct {
  constructor(scope: Construct, id: string, { config, deployment, data, connectInstanceId, bot }: MonitoringProps) {
    super(scope, id);
    const there = scope.node.findAll();
    const made = there.filter((part) => part instanceof Alarm);
    const watches = [
      ...there.filter((part) => part instanceof TaskFunction).flatMap(ofFunction),
      ...there.filter((part) => part instanceof DeadLetters).map(ofDeadLetters),
      ...THE_PROMISE,
      ...THE_TURN,
      ...ofConnect(connectInstanceId),
      ...ofLex(bot),
      ofTable('table', data.table.tableName),
      ofTable('response-cache', data.responseCache.tableName),
      ...Object.entries(config.models).map(([tier, { profileId }]) => ofModel(tier, profileId)),
    ];
    const alarms = [...made, ...watches.map((watch) => alarmOf(this, watch))];

    const topic = new Topic(this, 'Topic', { topicName: 'atlas-alarms', displayName: 'Atlas alarms' });
    if (deployment.alarmEmail) topic.addSubscription(new EmailSubscription(deployment.alarmEmail));
    for (const alarm of alarms) alarm.addAlarmAction(new SnsAction(topic));
    dashboard(this, alarms);
  }
}
