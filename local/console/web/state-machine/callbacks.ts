import type { Execution } from '../../protocol';

/** The executions of one callback; one that belongs to none stands alone. */
export interface ShownCallback {
  readonly id: string;
  /** Of its first execution, epoch ms. */
  readonly startedAt: number;
  readonly isRunning: boolean;
  /** Newest first. */
  readonly executions: readonly Execution[];
}

/** Newest first. */
export function callbacksOf(executions: readonly Execution[]): ShownCallback[] {
  const byId = new Map<string, Execution[]>();
  for (const execution of executions) {
    const id = execution.callbackId ?? execution.arn;
    byId.set(id, [...(byId.get(id) ?? []), execution]);
  }
  return [...byId]
    .map(([id, own]) => ({
      id,
      startedAt: Math.min(...own.map(({ startedAt }) => startedAt)),
      isRunning: own.some(({ status }) => status === 'RUNNING'),
      executions: [...own].sort((a, b) => b.startedAt - a.startedAt),
    }))
    .sort((a, b) => b.startedAt - a.startedAt);
}
