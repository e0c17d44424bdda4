import { RemovalPolicy } from 'aws-cdk-lib';
import { Alarm, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnStateMachineAlias, CfnStateMachineVersion, type StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { sumOf } from './alarms';

/** The alias by which every machine is started, and no other way. */
export const LIVE = 'live';

/**
 * Publishes the definition as a version, and leads the alias `live` to it: a tenth of the executions for five minutes, then all of them; back to
 * the version before if any fails meanwhile. Executions that run keep the version they were started with.
 */
export function goLive(scope: Construct, id: string, stateMachine: StateMachine, name: string): void {
  const failures = new Alarm(scope, `${id}Failures`, {
    alarmName: `${name}-failures`,
    alarmDescription: `An execution of ${name} failed or timed out: a promise is kept by the sweep alone. While a version is shifted in, the shift is taken back.`,
    metric: sumOf({ failed: stateMachine.metricFailed(), timedOut: stateMachine.metricTimedOut() }),
    threshold: 1,
    evaluationPeriods: 1,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  });
  const version = new CfnStateMachineVersion(scope, `${id}Version`, {
    stateMachineArn: stateMachine.stateMachineArn,
    stateMachineRevisionId: stateMachine.stateMachineRevisionId, // every change of the definition replaces the version by the next
  });
  version.applyRemovalPolicy(RemovalPolicy.RETAIN); // what a shift goes back to
  new CfnStateMachineAlias(scope, `${id}Live`, {
    name: LIVE,
    deploymentPreference: {
      stateMachineVersionArn: version.ref,
      type: 'CANARY',
      percentage: 10,
      interval: 5,
      alarms: [failures.alarmName],
    },
  });
}
