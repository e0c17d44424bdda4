import { type Principal, type ServiceContext, ServiceError } from '../../../cloud/service';
import type { CloudWatch } from '../store';
import type { Alarm, AlarmState } from './alarm';

/** Tells topics and functions of a change of state. What cannot be told is a fault. */
export function act(alarm: Alarm, before: AlarmState, context: ServiceContext<CloudWatch>): void {
  for (const arn of alarm.actions[alarm.state]) void tell(arn, alarm, before, context);
}

async function tell(arn: string, alarm: Alarm, before: AlarmState, context: ServiceContext<CloudWatch>): Promise<void> {
  const { accountId, region, clock } = context;
  const message = JSON.stringify({
    AlarmName: alarm.name,
    AlarmArn: alarm.arn,
    AWSAccountId: accountId,
    Region: region,
    NewStateValue: alarm.state,
    OldStateValue: before,
    StateChangeTime: new Date(clock.now()).toISOString(),
  });
  const isTopic = arn.startsWith('arn:aws:sns:');
  const service = isTopic ? 'cloudwatch.amazonaws.com' : 'lambda.alarms.cloudwatch.amazonaws.com';
  const principal: Principal = { kind: 'service', service, sourceArn: alarm.arn };
  try {
    if (isTopic) {
      const input = { TopicArn: arn, Subject: `${alarm.state}: "${alarm.name}"`, Message: message };
      await context.call({ service: 'sns', operation: 'Publish', input, principal });
    } else {
      await context.call({
        service: 'lambda',
        operation: 'Invoke',
        input: { FunctionName: arn, InvocationType: 'Event', Payload: message },
        principal,
      });
    }
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    context.trace.fault(`alarm ${alarm.name} cannot tell ${arn}: ${error.name}`, alarm.where);
  }
}
