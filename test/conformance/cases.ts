import { readFileSync } from 'node:fs';

/** An event of a recorded history: as GetExecutionHistory gives it, its JSON texts perhaps parsed. `id` is `[0]` where the recorder sorted. */
export interface RecordedEvent {
  readonly id: number | readonly number[];
  readonly previousEventId: number;
  readonly type: string;
  readonly [details: string]: unknown;
}

/** One execution and what AWS answered: its history, only its output, or StartSyncExecution's answer. */
export interface Case {
  readonly id: string;
  readonly type: 'STANDARD' | 'EXPRESS';
  /** JSON texts. */
  readonly definition: string;
  readonly input: string;
  /** The functions that there were, by name. */
  readonly lambdas?: Readonly<Record<string, string>>;
  readonly events?: readonly RecordedEvent[];
  readonly output?: unknown;
  readonly sync?: Readonly<Record<string, unknown>>;
}

export const readCases = (file: string): Case[] => JSON.parse(readFileSync(file, 'utf8')) as Case[];

/** Why a case is not run; undefined when it is. */
export function whyLeftOut({ definition, events }: Case): string | undefined {
  const others = [...definition.matchAll(/"arn:aws:states:::([\w-]+):/g)].filter(([, service]) => service !== 'lambda');
  if (others.length > 0) return 'uses services other than Lambda, which the file does not provide';
  if (events && !/^Execution(Succeeded|Failed|TimedOut|Aborted)$/.test(events.at(-1)?.type ?? ''))
    return 'the recording ends before the execution does';
  return undefined;
}
