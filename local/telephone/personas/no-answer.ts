import type { Persona } from './persona';

/** Is not there: it rings until the ring time-out. */
export const noAnswer: Persona = () => undefined;
