import { speechMs } from '../speech';
import { later, type Persona, type PersonaClock, whenever } from './persona';

export interface Voicemail {
  /** How long it rings before the machine takes the call. */
  readonly afterMs?: number;
  readonly greeting?: string;
  /** How long a message may be; then the machine hangs up. */
  readonly recordsForMs?: number;
  /** Told what was left after the beep. */
  readonly onMessage?: (message: string) => void;
}

/** As a transcript has it. */
export const BEEP = '(beep)';

/** A machine answers: it speaks its greeting over whatever the center says, beeps, and records until it is full or hung up on. */
export const voicemail =
  (clock: PersonaClock, { afterMs = 20_000, greeting = GREETING, recordsForMs = 60_000, onMessage }: Voicemail = {}): Persona =>
  (leg) => {
    later(clock, leg, afterMs, () => {
      leg.answers();
      leg.says(greeting);
      later(clock, leg, speechMs(greeting), () => {
        leg.says(BEEP);
        const message: string[] = [];
        whenever(leg, 'prompt', ({ text }) => message.push(text));
        whenever(leg, 'ended', () => onMessage?.(message.join(' ')));
        later(clock, leg, recordsForMs, () => leg.hangsUp());
      });
    });
  };

const GREETING = 'Hi, you have reached my voicemail. I cannot come to the phone right now. Please leave a message after the tone.';
