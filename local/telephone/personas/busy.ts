import type { Persona } from './persona';

/** Is on the phone, or does not want to talk: the network reports busy. */
export const busy: Persona = (leg) => leg.declines();
