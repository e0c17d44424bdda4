import { type Attempt, outcomeOf } from './attempt';
import { type Callback, isEnded } from './callback';
import { mayRing } from './dial-gate';
import type { DialingPolicy } from './dialing-policy';
import { ringsWithinDay, type Standing } from './standing';

/**
 * When the next attempt follows one that has ended (epoch seconds); `undefined`: none does. By the policy's table, counting every attempt of
 * this callback that came out the same way; never more calls a day than the number may get, and only when the gate lets it ring.
 */
export function nextAttemptAt(
  row: Callback,
  earlier: readonly Attempt[],
  standing: Omit<Standing, 'line' | 'isStopped'>,
  { now, ...options }: { readonly now: number; readonly allowedCountries: readonly string[]; readonly policy: DialingPolicy },
): number | undefined {
  const outcome = outcomeOf(row);
  const again = isEnded(row) && outcome !== undefined ? options.policy.again[outcome] : undefined;
  if (!again) return undefined;
  const times = earlier.filter((attempt) => outcomeOf(attempt) === outcome).length + 1;
  if (times > again.times) return undefined;
  if (ringsWithinDay(standing.rings, now).length >= options.policy.callsPerNumberPerDay) return undefined;
  const wanted = Math.max((row.endedAt ?? now) + again.afterMinutes * 60_000, now);
  const gate = mayRing(row.number, wanted, { ...standing, quietUntil: 0 }, options);
  return gate.allowed ? Math.ceil(gate.at / 1000) : undefined;
}
