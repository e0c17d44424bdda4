import { answers, type Conversation } from './answers';
import { type Persona, type PersonaClock, whenever } from './persona';

export interface HangsUp extends Conversation {
  /** Once the center begins to speak for this time, counting from 1: while it speaks, which is in mid-turn. */
  readonly duringPrompt: number;
}

/** Picks up, talks, and is gone before the center has finished. */
export const hangsUp =
  (clock: PersonaClock, { duringPrompt, ...conversation }: HangsUp): Persona =>
  (leg) => {
    let prompts = 0;
    whenever(leg, 'prompt', () => ++prompts === duringPrompt && clock.setTimeout(() => leg.hangsUp(), 0));
    answers(clock, conversation)(leg);
  };
