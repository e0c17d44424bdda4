import { type Ending, isEnded, isErased, type Row } from '../facts/facts';
import type { Invariant } from './invariant';

const PATIENCE_MS = 15 * 60_000;

/** A quarter of an hour after things work again, or after it is due, a callback has ended, sales has been told, and nothing waits for it anymore. */
export const nothingStuck: Invariant = {
  id: 'I4',
  says: 'nothing stuck',
  always: ({ forgottenTokens }) =>
    forgottenTokens.map((callbackId) => `a task token was left on callback ${callbackId}, which had ended: its monitor sleeps on`),
  atEnd: (ending) => [
    ...ending.rows
      .filter((row) => isLate(row, ending) && !isEnded(row))
      .map(({ callbackId, state }) => `callback ${callbackId} is still ${state}`),
    ...ending.rows
      .filter((row) => isLate(row, ending) && row.syncedVersion < row.version && !isErased(row)) // E1 looks at what sales knows of those
      .map(
        ({ callbackId, syncedVersion, version }) =>
          `sales knows version ${syncedVersion} of callback ${callbackId}, which is at ${version}`,
      ),
    ...ending.rows
      .filter((row) => row.state === 'REQUESTED' && isSettled(row, ending) && !hasMonitor(row, ending))
      .map(({ callbackId }) => `callback ${callbackId} is to be called later, and no monitor waits for that`),
    ...ending.executions
      .filter((execution) => execution.status === 'RUNNING' && hasNothingToDo(execution.name, ending))
      .map(({ stateMachineName, name }) => `${stateMachineName} of callback ${name} still runs`),
    ...ending.executions
      .filter(({ status, stateMachineName }) => status !== 'SUCCEEDED' && status !== 'RUNNING' && stateMachineName === 'atlas-call-monitor')
      .map(({ stateMachineName, name, status }) => `${stateMachineName} of callback ${name} is ${status}`),
  ],
};

const isLate = ({ dueAt }: Row, { healedAt, endedAt }: Ending): boolean => endedAt >= Math.max(healedAt, dueAt * 1000) + PATIENCE_MS;

/** It has been as it is for long, and so has the world. */
const isSettled = ({ requestedAt }: Row, { healedAt, endedAt }: Ending): boolean =>
  endedAt >= Math.max(healedAt, requestedAt) + PATIENCE_MS;

const hasMonitor = ({ callbackId }: Row, { executions }: Ending): boolean =>
  executions.some(
    ({ name, status, stateMachineName }) => name === callbackId && status === 'RUNNING' && stateMachineName === 'atlas-call-monitor',
  );

const hasNothingToDo = (callbackId: string, ending: Ending): boolean =>
  ending.rows.some((row) => row.callbackId === callbackId && isEnded(row) && isLate(row, ending));
