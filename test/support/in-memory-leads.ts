import type { CallTask, Lead, Leads } from '../../lambdas/shared/ports/leads';

/** One lead per caller, one task per attempt, and the org's rule that a lead's version may not decrease. `failure` makes every call fail with it. */
export class InMemoryLeads implements Leads {
  readonly byCallerId = new Map<string, Lead & { readonly leadId: string }>();
  readonly tasks = new Map<string, CallTask & { readonly leadId: string }>();
  failure: Error | undefined;

  async upsert(lead: Lead) {
    if (this.failure) throw this.failure;
    const known = this.byCallerId.get(lead.callerId);
    const leadId = known?.leadId ?? `00Q${String(this.byCallerId.size + 1).padStart(15, '0')}`;
    if (!known || known.version <= lead.version) this.byCallerId.set(lead.callerId, { ...lead, leadId });
    return { leadId };
  }

  async logCall(task: CallTask, leadId: string) {
    if (this.failure) throw this.failure;
    this.tasks.set(task.attemptId, { ...task, leadId });
  }
}
