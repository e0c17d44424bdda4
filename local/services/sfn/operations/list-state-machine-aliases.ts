import type { ListStateMachineAliasesInput, ListStateMachineAliasesOutput } from '@aws-sdk/client-sfn';
import type { Operation } from '../../../cloud/service';
import { onStateMachine } from '../permissions';
import type { StateMachines } from '../store';
import type { Wire } from '../wire';

/** All at once: a machine has few. */
// https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListStateMachineAliases.html
export const listStateMachineAliases: Operation<StateMachines, ListStateMachineAliasesInput, Wire<ListStateMachineAliasesOutput>> = {
  permissions: ({ stateMachineArn }) => onStateMachine('ListStateMachineAliases', stateMachineArn),
  run({ stateMachineArn }, { store }) {
    const { stateMachine } = store.require(stateMachineArn);
    return {
      stateMachineAliases: store
        .aliasesOf(stateMachine)
        .map(({ arn, createdAt }) => ({ stateMachineAliasArn: arn, creationDate: createdAt / 1000 })),
    };
  },
};
