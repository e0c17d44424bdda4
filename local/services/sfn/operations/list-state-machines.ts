import type { ListStateMachinesInput, ListStateMachinesOutput } from '@aws-sdk/client-sfn';
import type { CallContext, Operation } from '../../../cloud/service';
import { page } from '../page';
import { onAnything } from '../permissions';
import type { StateMachines } from '../store';
import type { Wire } from '../wire';

// https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListStateMachines.html
function run({ maxResults, nextToken }: ListStateMachinesInput, { store }: CallContext<StateMachines>): Wire<ListStateMachinesOutput> {
  const { items, ...more } = page(store.list(), maxResults, nextToken);
  return {
    stateMachines: items.map(({ arn, name, type, createdAt }) => ({ stateMachineArn: arn, name, type, creationDate: createdAt / 1000 })),
    ...more,
  };
}

export const listStateMachines: Operation<StateMachines, ListStateMachinesInput> = {
  run,
  permissions: () => onAnything('ListStateMachines'),
};
