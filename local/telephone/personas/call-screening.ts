import { speechMs } from '../speech';
import { answers } from './answers';
import { later, type Persona, type PersonaClock, whenever } from './persona';

export interface CallScreening {
  readonly afterMs?: number;
  readonly question?: string;
  /** Whether the person takes the call, by what the caller said to the assistant. @default always */
  readonly accepts?: (said: string) => boolean;
  /** What the person says once they have taken it, one line each time the center listens. */
  readonly lines?: readonly string[];
}

const QUESTION = 'Hi, the person you are calling is using a screening service. Please say your name and why you are calling.';
const HOLD = 'Thanks. Please hold on while I check whether they can take your call.';
const SORRY = 'They cannot take your call right now. Goodbye.';
/** Until the person has read what the caller said. */
const DECIDES_AFTER_MS = 5_000;

/** The phone's assistant picks up and asks who calls; the person listens in and takes the call, or does not. */
export const callScreening =
  (clock: PersonaClock, { afterMs = 2_000, question = QUESTION, accepts = () => true, lines = [] }: CallScreening = {}): Persona =>
  (leg) => {
    const said: string[] = [];
    const stopListening = whenever(leg, 'prompt', ({ text }) => said.push(text));
    later(clock, leg, afterMs, () => {
      leg.answers();
      leg.says(question);
      later(clock, leg, speechMs(question) + DECIDES_AFTER_MS, () => {
        stopListening();
        if (!accepts(said.join(' '))) {
          leg.says(SORRY);
          later(clock, leg, speechMs(SORRY), () => leg.hangsUp());
          return;
        }
        leg.says(HOLD);
        answers(clock, { lines })(leg);
      });
    });
  };
