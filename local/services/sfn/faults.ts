import type { Trace } from '../../cloud/trace';
import type { HistoryEvent } from './asl/run/history';
import type { StateMachine } from './state-machine';

/** Errors that mean that the definition does not fit what it is given. Any other failure is something that a definition provides for. */
const OF_THE_DEFINITION = new Set([
  'States.Runtime',
  'States.QueryEvaluationError',
  'States.DataLimitExceeded',
  'States.IntrinsicFailure',
  'States.NoChoiceMatched',
  'States.ResultPathMatchFailure',
]);

/** Records a fault for an event that tells of such an error. What stood in an input is left out. */
export function reportFaults(event: HistoryEvent, state: string | undefined, { name, where }: StateMachine, trace: Trace): void {
  const details = event['evaluationFailedEventDetails'] ?? event['executionFailedEventDetails'];
  const { error, cause, state: failed = state } = (details ?? {}) as { error?: string; cause?: string; state?: string };
  if (error === undefined || !OF_THE_DEFINITION.has(error)) return;
  const said = cause
    ?.replace(/^An error occurred while executing the state '.*?' \(entered at the event id #\d+\)\. /s, '')
    .replace(/( in the input | to input | for value: | == | to value ).*$/s, '');
  const named = failed ?? /executing the state '(.*?)' \(entered/s.exec(cause ?? '')?.[1];
  trace.fault(`${error}: ${said ?? 'no cause'}`, `${where}: state machine ${name}${named === undefined ? '' : `, state ${named}`}`);
}
