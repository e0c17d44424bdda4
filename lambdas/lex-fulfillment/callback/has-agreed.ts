import type { Turn } from '../turn';

/**
 * Lex says what it makes of an answer; before anything is promised or deleted, the caller's own words have to bear it out: somebody who asks, greets,
 * or talks on about something else has not agreed, whatever Lex takes it for. Who is not understood is asked again.
 */
export const hasAgreed = ({ confirmation, transcript, language }: Turn): boolean =>
  confirmation === 'Confirmed' && language.saysYes(transcript);
