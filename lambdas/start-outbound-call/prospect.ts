import type { Callback } from '../shared/domain/callback';
import { mayRing } from '../shared/domain/dial-gate';
import { type Slot, slotIn } from '../shared/domain/dialer-line';
import type { DialingPolicy } from '../shared/domain/dialing-policy';
import type { Standing } from '../shared/domain/standing';

/** What stands between a callback that is due and its dial, or the slot it may take. Nothing here is counted as a failure of the attempt. */
export type Prospect =
  | { readonly is: 'free'; readonly slot: Slot }
  | { readonly is: 'refused'; readonly reason: string }
  /** `epoch ms`. `isLong`: the place in the line is given up meanwhile, and sales sees it. `joins`: it waits in the line, and takes a place if it has none. */
  | { readonly is: 'later'; readonly at: number; readonly reason: string; readonly isLong?: boolean; readonly joins?: boolean }
  /** Everything is ready, but the caller's own line is not free. */
  | { readonly is: 'held'; readonly at: number; readonly reason: string };

export interface ProspectOptions {
  readonly allowedCountries: readonly string[];
  readonly policy: DialingPolicy;
  /** From 0 up to 1. */
  readonly random: () => number;
}

/** At first it is the flow that is hanging up; later on somebody is talking. */
const HOLD_MS = { first: 5_000, again: 15_000 };
const STOPPED_MS = { least: 2 * 60_000, most: 5 * 60_000 };
const LINES_MS = { least: 2_000, most: 60_000 };

/** The gate, asked again inside the claim, then the switch, the line of all calls, and the caller's own. */
export function prospectOf(row: Callback, standing: Standing, hold: string | undefined, now: number, options: ProspectOptions): Prospect {
  const { policy, random } = options;
  if (standing.liveCallbackId !== undefined && standing.liveCallbackId !== row.callbackId)
    return { is: 'refused', reason: 'another callback to this number has taken its place' };
  const gate = mayRing(row.number, now, standing, options);
  if (!gate.allowed) return { is: 'refused', reason: gate.reason };
  if (gate.reason) return { is: 'later', at: gate.at, reason: gate.reason, isLong: true };
  if (standing.isStopped) {
    const { least, most } = STOPPED_MS;
    return { is: 'later', at: now + least + random() * (most - least), reason: 'all dialing is stopped', joins: true };
  }
  const decision = slotIn(standing.line, policy.line, now);
  if (!decision.isFree) return { is: 'later', at: spread(decision, now, random), reason: decision.reason, joins: true };
  if (hold) return { is: 'held', at: now + (row.reason === hold ? HOLD_MS.again : HOLD_MS.first), reason: hold };
  return { is: 'free', slot: decision.slot };
}

/** Those who wait for the same thing must not all come back at the same moment. */
function spread({ because, untilMs }: { readonly because: string; readonly untilMs: number }, now: number, random: () => number): number {
  if (because === 'breaker') return untilMs + random() * 20_000;
  if (because === 'pace') return untilMs + random() * 2_000;
  return now + Math.min(Math.max((untilMs - now) * (0.5 + random()), LINES_MS.least), LINES_MS.most);
}
