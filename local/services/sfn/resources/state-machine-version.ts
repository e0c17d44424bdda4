import { type Provision, Refusal } from '../../../cloud/service';
import type { StateMachines } from '../store';

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-stepfunctions-statemachineversion.html
export const stateMachineVersion: Provision<StateMachines> = ({ properties, where }, { store }) => {
  const { StateMachineArn: arn, StateMachineRevisionId: revisionId } = properties;
  const { stateMachine } = store.require(arn);
  if (revisionId !== undefined && revisionId !== stateMachine.revisionId) {
    throw new Refusal(`StateMachineRevisionId is ${revisionId}, the state machine's is ${stateMachine.revisionId}`, where);
  }
  const version = store.publish(stateMachine);
  return { ref: version.arn, attributes: { Arn: version.arn } };
};
