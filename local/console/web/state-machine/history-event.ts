/** An event of GetExecutionHistory, as far as the page reads it. */
export interface HistoryEvent {
  readonly id: number;
  readonly previousEventId: number;
  /** Epoch ms. */
  readonly at: number;
  readonly type: string;
  /** Of the state that is entered or left. */
  readonly name: string | undefined;
  readonly error: string | undefined;
}

/** Timestamps are epoch seconds on AWS's wire and ISO text once a client's Date has gone through JSON. */
export function historyEvents(history: readonly unknown[]): HistoryEvent[] {
  return history.flatMap((event) => {
    const { id, previousEventId, timestamp, type, ...details } = (event ?? {}) as Record<string, unknown>;
    if (typeof id !== 'number' || typeof type !== 'string') return [];
    const at = typeof timestamp === 'number' ? timestamp * 1000 : Date.parse(String(timestamp));
    const of = Object.values(details).find((value) => typeof value === 'object' && value !== null) as Details | undefined;
    return [{ id, previousEventId: Number(previousEventId ?? 0), at, type, name: text(of?.name), error: text(of?.error) }];
  });
}

interface Details {
  readonly name?: unknown;
  readonly error?: unknown;
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
