import type { GetExecutionHistoryInput } from '@aws-sdk/client-sfn';
import type { CallContext, Operation } from '../../../cloud/service';
import type { HistoryEvent } from '../asl/run/history';
import { page } from '../page';
import { onExecution } from '../permissions';
import type { StateMachines } from '../store';

/** Not here: includeExecutionData = false. */
// https://docs.aws.amazon.com/step-functions/latest/apireference/API_GetExecutionHistory.html
function run(
  { executionArn, reverseOrder, maxResults, nextToken }: GetExecutionHistoryInput,
  { store }: CallContext<StateMachines>,
): { events: readonly HistoryEvent[] } {
  const { history } = store.requireExecution(executionArn).record;
  const { items, ...more } = page(reverseOrder ? history.toReversed() : history, maxResults, nextToken);
  return { events: items, ...more };
}

export const getExecutionHistory: Operation<StateMachines, GetExecutionHistoryInput> = {
  run,
  permissions: ({ executionArn }) => onExecution('GetExecutionHistory', executionArn),
};
