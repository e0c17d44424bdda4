import type { Drawing } from './drawing';
import type { Progress } from './progress';

/** What the drawing and the list of a machine both show. */
export interface ShownMachine {
  readonly machine: string;
  readonly drawing: Drawing;
  readonly progress: Progress;
  /** The state whose panel is open. */
  readonly open: string | undefined;
  choose(state: string | undefined): void;
}
