import type { Clock } from '../../../local/cloud/clock';
import type { Leg } from '../../../local/telephone/telephone-network';

/** People take a moment before they speak. */
const THINKING_MS = 400;

export function speaksAfterThinking(leg: Leg, clock: Clock, words: string): void {
  clock.setTimeout(() => leg.says(words), THINKING_MS);
}
