import type { Arguments } from '../arguments';
import type { Pool } from '../pool';

/** What every mode gets. */
export interface Session {
  readonly args: Arguments;
  readonly pool: Pool;
  /** The folder of the assembly under test. */
  readonly assembly: string;
  /** To the person who waits: on stderr. */
  say(line: string): void;
}

export interface Outcome {
  readonly isGood: boolean;
  /** What `--json` prints. */
  readonly report: object;
  /** What is printed without it. */
  readonly lines: readonly string[];
}

export type Mode = (session: Session) => Promise<Outcome>;
