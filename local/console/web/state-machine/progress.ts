import type { Execution } from '../../protocol';
import { type Visit, visitsOf } from './visits';

/** How far an execution has come, by the names of its states. */
export interface Progress {
  readonly visits: ReadonlyMap<string, readonly Visit[]>;
  /** `from → to`, for every transition that was taken. */
  readonly walked: ReadonlySet<string>;
}

export const NOTHING_RAN: Progress = { visits: new Map(), walked: new Set() };

export const transitionKey = (from: string, to: string): string => `${from} → ${to}`;

export function progressOf(execution: Execution): Progress {
  const visits = new Map<string, Visit[]>();
  const walked = new Set<string>();
  for (const visit of visitsOf(execution)) {
    const { name } = visit.run;
    visits.set(name, [...(visits.get(name) ?? []), visit]);
    if (visit.from !== undefined) walked.add(transitionKey(visit.from, name));
  }
  return { visits, walked };
}
