import { speechMs } from '../speech';
import { later, type Persona, type PersonaClock, whenever } from './persona';

export interface AgentAtWork {
  /** How long the softphone rings. */
  readonly afterMs?: number;
  /** The greeting, then one line after each thing that the caller says. */
  readonly lines?: readonly string[];
  /** Ends the contact after the last line. @default true */
  readonly hangsUp?: boolean;
}

/** Somebody who takes calls of a queue: accepts, greets, answers, and ends the contact. */
export const agent =
  (clock: PersonaClock, { afterMs = 3_000, lines = ['Hello, how can I help?'], hangsUp = true }: AgentAtWork = {}): Persona =>
  (leg) => {
    const left = [...lines];
    const say = () => {
      const line = left.shift() ?? '';
      leg.says(line);
      if (left.length === 0 && hangsUp) later(clock, leg, speechMs(line) + 1_000, () => leg.hangsUp());
    };
    whenever(leg, 'connected', say);
    whenever(leg, 'prompt', ({ speechMs: ms }) => {
      if (left.length > 0) later(clock, leg, ms, say);
    });
    later(clock, leg, afterMs, () => leg.answers());
  };
