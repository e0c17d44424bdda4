import type { Ending, Facts } from '../facts/facts';

/** Something that must be true of every world, whatever went wrong in it. Each check gives what it found wrong, in words; nothing when all is well. */
export interface Invariant {
  readonly id: string;
  readonly says: string;
  /** Safety: looked at after every fact, and at the end. */
  always?(facts: Facts): readonly string[];
  /** Liveness, and what only the end can tell. */
  atEnd?(ending: Ending): readonly string[];
}

export interface Violation {
  readonly invariant: string;
  readonly what: string;
  /** Epoch ms. */
  readonly at: number;
}

/** The entries of a list by a key, in the order of coming. */
export function groupBy<T>(list: readonly T[], key: (entry: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const entry of list) {
    const group = groups.get(key(entry));
    if (group) group.push(entry);
    else groups.set(key(entry), [entry]);
  }
  return groups;
}
