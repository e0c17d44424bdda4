import { speechMs } from '../speech';
import { later, type Persona, type PersonaClock } from './persona';

const ANNOUNCEMENT = 'The mailbox is full and cannot accept any messages at this time. Goodbye.';

/** A machine answers, says that it takes no message, and hangs up. */
export const fullMailbox =
  (clock: PersonaClock, { afterMs = 20_000, announcement = ANNOUNCEMENT } = {}): Persona =>
  (leg) => {
    later(clock, leg, afterMs, () => {
      leg.answers();
      leg.says(announcement);
      later(clock, leg, speechMs(announcement), () => leg.hangsUp());
    });
  };
