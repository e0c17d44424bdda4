import type { Clock } from '../../cloud/clock';
import type { Leg, LegEvent } from '../telephone-network';

/** Who is behind a number: what happens when the phone rings. Give it to `telephone.person(number, persona)`. */
export type Persona = (leg: Leg) => void;

/** How a persona passes time. */
export type PersonaClock = Pick<Clock, 'setTimeout' | 'clearTimeout'>;

/** Does it once, after a while, unless the call has ended by then. */
export function later(clock: PersonaClock, leg: Leg, ms: number, run: () => void): void {
  const timer = clock.setTimeout(() => {
    if (leg.state !== 'ended') run();
  }, ms);
  leg.subscribe(({ type }) => type === 'ended' && clock.clearTimeout(timer));
}

/** Each time this happens on the leg. */
export const whenever = <T extends LegEvent['type']>(
  leg: Leg,
  type: T,
  run: (event: Extract<LegEvent, { type: T }>) => void,
): (() => void) => leg.subscribe((event) => event.type === type && run(event as Extract<LegEvent, { type: T }>));
