import type { Callback } from './domain/callback';
import type { Workflows } from './ports/workflows';

/** Completes the token under which the row's monitor awaits its outcome, if it has stored one: called by whoever ends, answers or reschedules the row. */
export async function wakeMonitor({ taskToken }: Pick<Callback, 'taskToken'>, workflows: Pick<Workflows, 'completeToken'>): Promise<void> {
  if (taskToken) await workflows.completeToken(taskToken);
}
