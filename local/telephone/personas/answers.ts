import { later, type Persona, type PersonaClock, whenever } from './persona';

export interface Conversation {
  /** How long it rings. */
  readonly afterMs?: number;
  /** What is said, one line each time the center listens; `''` is silence. After the last one the person only listens. */
  readonly lines?: readonly string[];
}

/** Picks up and talks. */
export const answers =
  (clock: PersonaClock, { afterMs = 4_000, lines = [] }: Conversation = {}): Persona =>
  (leg) => {
    const left = [...lines];
    whenever(leg, 'listening', () => {
      const line = left.shift();
      if (line) leg.says(line);
    });
    later(clock, leg, afterMs, () => leg.answers());
  };
