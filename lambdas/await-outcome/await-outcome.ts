import { parseCallbackInput } from '../shared/callback-input';
import { isEnded } from '../shared/domain/callback';
import { InvalidInput } from '../shared/domain/errors';
import type { Callbacks } from '../shared/ports/callbacks';
import type { Workflows } from '../shared/ports/workflows';

export interface Wait {
  readonly callbackId: string;
  /** The attempt and due time that the monitor read before it began to wait. */
  readonly attempt: number;
  readonly dueAt: number;
  readonly taskToken: string;
}

export interface AwaitOutcomePorts {
  readonly callbacks: Pick<Callbacks, 'saveToken'>;
  readonly workflows: Pick<Workflows, 'completeToken'>;
}

/**
 * Stores the token, so that whoever ends or reschedules the callback can complete it. What happened between the monitor's look and the
 * storing of the token found none: the row that the same write returns tells, and the token completes itself.
 */
export async function awaitOutcome(wait: Wait, { callbacks, workflows }: AwaitOutcomePorts): Promise<Record<string, never>> {
  const row = await callbacks.saveToken(wait.callbackId, wait.taskToken);
  if (isEnded(row) || row.attempt !== wait.attempt || row.dueAt !== wait.dueAt) await workflows.completeToken(wait.taskToken);
  return {};
}

export function parseWait(input: unknown): Wait {
  const { callbackId } = parseCallbackInput(input);
  const { attempt, dueAt, taskToken } = input as Record<string, unknown>;
  if (typeof attempt !== 'number' || typeof dueAt !== 'number' || typeof taskToken !== 'string' || !taskToken) {
    throw new InvalidInput('expected { callbackId, attempt, dueAt, taskToken }, two numbers and a token');
  }
  return { callbackId, attempt, dueAt, taskToken };
}
