import { outcomeOf } from './domain/attempt';
import { type Callback, isEnded, type Outcome } from './domain/callback';
import type { DialingPolicy } from './domain/dialing-policy';
import { nextAttemptAt } from './domain/next-attempt';
import type { Callbacks, Deferral } from './ports/callbacks';
import type { Dialing } from './ports/dialing';

export interface PlanPorts {
  readonly callbacks: Pick<Callbacks, 'find' | 'attempts' | 'plan'>;
  readonly dialing: Pick<Dialing, 'standing'>;
}

export interface PlanOptions {
  readonly allowedCountries: readonly string[];
  readonly policy: DialingPolicy;
}

/**
 * What follows an attempt that has ended: another one, or nothing. The one function behind Plan Next Attempt and the sweep; nothing else moves a
 * row to its next attempt. Gives the row as it stands then; planned twice, or overtaken by late evidence, it changes nothing.
 */
export async function planAttempt(row: Callback, ports: PlanPorts, options: PlanOptions, now: number): Promise<Callback> {
  if (!isEnded(row) || row.isFinal || row.state === 'ERASED') return row;
  const next = await nextOf(row, ports, options, now);
  return (await ports.callbacks.plan(row, next)) ?? (await ports.callbacks.find(row.callbackId)) ?? row;
}

async function nextOf(row: Callback, { callbacks, dialing }: PlanPorts, options: PlanOptions, now: number): Promise<Deferral | undefined> {
  const outcome = outcomeOf(row);
  if (!outcome || !options.policy.again[outcome]) return undefined;
  const [earlier, standing] = await Promise.all([callbacks.attempts(row.callbackId, 1, row.attempt - 1), dialing.standing(row.callerId)]);
  const dueAt = nextAttemptAt(row, earlier, standing, { ...options, now });
  return dueAt === undefined ? undefined : { dueAt, reason: REASONS[outcome] ?? 'nobody could be reached' };
}

/** Why there is another attempt, for sales. */
const REASONS: Partial<Record<Outcome, string>> = {
  busy: 'the line was busy',
  'no-answer': 'nobody answered',
  voicemail: 'a machine answered',
  screened: 'the call was screened',
};
