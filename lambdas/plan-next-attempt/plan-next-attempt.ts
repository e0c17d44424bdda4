import { GONE, type Phase, phaseOf } from '../shared/domain/phase';
import { type PlanOptions, type PlanPorts, planAttempt } from '../shared/plan-attempt';

/** What follows an ended attempt, by the policy. The monitor acts on the phase alone, and goes on waiting as soon as it says so. */
export async function planNextAttempt(
  callbackId: string,
  ports: PlanPorts,
  { clock, ...options }: PlanOptions & { readonly clock: { now(): number } },
): Promise<Phase> {
  const row = await ports.callbacks.find(callbackId);
  if (!row) return GONE;
  return phaseOf(await planAttempt(row, ports, options, clock.now()), clock.now());
}
