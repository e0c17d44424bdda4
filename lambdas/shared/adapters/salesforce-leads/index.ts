import { SalesforceUnavailable } from '../../domain/errors';
import type { Lead, Leads } from '../../ports/leads';
import { type SalesforceLeadsOptions, salesforceAccess } from './access';
import { changedLead, type ExistingLead, type Fields, LEAD_FIELDS, minimalLead, newLead, taskFields } from './lead-fields';
import { SalesforceError } from './salesforce-error';
import type { SalesforceSession } from './session';

export { SALESFORCE_DEADLINE_MS } from './access';

/** Leads and Tasks over Salesforce's REST API 68.0. Every call to it has a deadline of 2.5 s; what may be repeated, the workflow repeats. */
export function salesforceLeads(options: SalesforceLeadsOptions): Leads {
  const salesforce = salesforceAccess(options);
  return {
    upsert: (lead) => salesforce.within(UPSERT_DEADLINE_MS, (session) => upsert(session, lead)),
    logCall: (task, leadId) =>
      salesforce.within(salesforce.callDeadlineMs, async (session) => {
        const path = `/sobjects/Task/Atlas_Attempt_Id__c/${task.attemptId}`;
        await session.request({ method: 'PATCH', path, body: taskFields(task, leadId, options.ownerId) });
      }),
  };
}

/**
 * Looks first, so that a person's edits, a newer version and a conversion are respected; when somebody was faster, looks once more. A person whose
 * first callback this is has no lead: it is made without a look, which a phone that is to ring would wait for; where there is one after all,
 * Salesforce refuses to make another.
 */
async function upsert(session: SalesforceSession, lead: Lead): Promise<{ readonly leadId: string }> {
  const made = lead.isFirst ? await createUnlessThere(session, lead) : undefined;
  if (made) return made;
  for (let isLastLook = false; ; isLastLook = true) {
    const existing = await find(session, lead.callerId);
    if (existing?.IsConverted) return { leadId: existing.ConvertedContactId ?? existing.Id };
    if (existing && (existing.Atlas_Version__c ?? 0) > lead.version) return { leadId: existing.Id };
    try {
      if (!existing) return await create(session, lead);
      await session.request({ method: 'PATCH', path: leadPath(lead.callerId), body: changedLead(existing, lead) });
      return { leadId: existing.Id };
    } catch (error) {
      if (!(error instanceof SalesforceError)) throw error;
      if (error.isStaleVersion) return { leadId: existing?.Id ?? (await idOf(session, lead.callerId)) };
      if (isLastLook || !error.isOvertaken) throw error;
    }
  }
}

async function createUnlessThere(session: SalesforceSession, lead: Lead): Promise<{ readonly leadId: string } | undefined> {
  try {
    return await create(session, lead);
  } catch (error) {
    if (error instanceof SalesforceError && error.isOvertaken) return undefined;
    throw error;
  }
}

/** In full; where the org does not take a field, the least that makes a lead: a person can fill in the rest. Salesforce makes one a caller. */
async function create(session: SalesforceSession, lead: Lead): Promise<{ readonly leadId: string }> {
  const post = async (fields: Fields) => {
    const body = { ...fields, Atlas_Caller_Id__c: lead.callerId };
    const made = await session.request<{ readonly id?: string }>({ method: 'POST', path: '/sobjects/Lead', body });
    return { leadId: made?.id ?? (await idOf(session, lead.callerId)) };
  };
  try {
    return await post(newLead(lead));
  } catch (error) {
    if (!(error instanceof SalesforceError && error.isAboutField) || error.isStaleVersion) throw error;
    return post(minimalLead(lead));
  }
}

const leadPath = (callerId: string): string => `/sobjects/Lead/Atlas_Caller_Id__c/${callerId}`;

async function find(session: SalesforceSession, callerId: string): Promise<ExistingLead | undefined> {
  try {
    return await session.request<ExistingLead>({ method: 'GET', path: `${leadPath(callerId)}?fields=${LEAD_FIELDS}` });
  } catch (error) {
    if (error instanceof SalesforceError && error.status === 404) return undefined;
    throw error;
  }
}

/** For an answer without a body. */
async function idOf(session: SalesforceSession, callerId: string): Promise<string> {
  const lead = await find(session, callerId);
  if (!lead) throw new SalesforceUnavailable('the lead that was just written cannot be found');
  return lead.Id;
}

/** A secret, a login, a look and a write, all slow: still within the functions' time-outs, so that the error has its right name. */
export const UPSERT_DEADLINE_MS = 4_500;
