import { AHEAD_MAX_MS, appointmentOf } from '../../shared/domain/appointment';
import { ringsAt } from '../../shared/domain/calling-window';
import { zonesOf } from '../../shared/domain/calling-zones';
import type { DialingPolicy } from '../../shared/domain/dialing-policy';
import type { PhoneNumber } from '../../shared/domain/phone-number';
import type { SaidTime } from '../../shared/language/said-time/said-time';
import type { Turn } from '../turn';
import { isAnswer } from './aside';

/** A time that was said in this turn; one within the answer to another question is none of it. */
export function saidTimeIn(turn: Turn): SaidTime | undefined {
  if (['Name', 'Company', 'UseCase'].some((slot) => isAnswer(turn, slot))) return undefined;
  return turn.language.saidTime(turn.transcript);
}

export type WishedTime =
  | { readonly is: 'as soon as possible' | 'too far ahead' }
  /**
   * Epoch seconds. `isWished`: the caller has named or agreed to a time. `isMoved`: phones may not ring at the time that was asked for, or now; this
   * is when they may again.
   */
  | { readonly is: 'then'; readonly at: number; readonly isWished: boolean; readonly isMoved: boolean };

/** Later than this, it is another time than the one that was asked for. */
const MOVED_MS = 60_000;

/** When this number may ring, by what was said now, else by what was agreed on before. Words are taken on the clock of whoever is called. */
export function wishedTime(
  said: SaidTime | undefined,
  agreedAt: number | undefined,
  number: PhoneNumber,
  { now, dialingPolicy: { window } }: { readonly now: () => number; readonly dialingPolicy: DialingPolicy },
): WishedTime {
  const zones = zonesOf(number);
  const [zone] = zones;
  const meant = said && zone ? appointmentOf(said, zone, window, now()) : agreedAt && agreedAt * 1000;
  if (meant !== undefined && meant - now() > AHEAD_MAX_MS) return { is: 'too far ahead' };
  const wanted = Math.max(meant ?? 0, now());
  const rings = ringsAt(zones, window, wanted);
  const isMoved = rings !== undefined && rings - wanted > MOVED_MS;
  return meant === undefined && !isMoved
    ? { is: 'as soon as possible' }
    : { is: 'then', at: Math.ceil((rings ?? wanted) / 1000), isWished: meant !== undefined, isMoved };
}
