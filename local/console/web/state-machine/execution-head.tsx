import type { Execution } from '../../protocol';
import { clockTime } from '../format/clock-time';
import { duration } from '../format/duration';
import { chosenExecutions } from './selection';

interface Props {
  readonly machine: string;
  readonly executions: readonly Execution[];
  readonly shown: Execution | undefined;
}

const STATUS_MARKS: Readonly<Record<Execution['status'], string>> = {
  RUNNING: '● running',
  SUCCEEDED: '✓ succeeded',
  FAILED: '✕ failed',
  TIMED_OUT: '✕ timed out',
  ABORTED: '■ aborted',
};

/** Which execution of the machine is shown, and how it stands. */
export function ExecutionHead({ machine, executions, shown }: Props) {
  if (!shown) return <p class="execution quiet">no execution</p>;
  const words = (execution: Execution) =>
    [
      STATUS_MARKS[execution.status],
      execution.stoppedAt !== undefined && duration(execution.stoppedAt - execution.startedAt),
      executions.length > 1 && `at ${clockTime(execution.startedAt)}`,
    ]
      .filter(Boolean)
      .join(' · ');
  if (executions.length === 1) return <p class={`execution status-${shown.status}`}>{words(shown)}</p>;
  return (
    <select
      class={`execution status-${shown.status}`}
      aria-label={`Execution of ${machine}`}
      value={shown.arn}
      onChange={({ currentTarget }) => {
        chosenExecutions.value = { ...chosenExecutions.peek(), [machine]: currentTarget.value };
      }}
    >
      {executions.map((execution) => (
        <option key={execution.arn} value={execution.arn}>
          {words(execution)}
        </option>
      ))}
    </select>
  );
}
