import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { TooLate, within } from '../../deadline';
import { SalesforceUnavailable } from '../../domain/errors';
import { Breaker } from '../../policy/breaker';
import type { Lead, Leads } from '../../ports/leads';
import { powertoolsSecret, type Secret } from '../powertools-secret';
import { changedLead, type ExistingLead, type Fields, LEAD_FIELDS, minimalLead, newLead, taskFields } from './lead-fields';
import type { ReadSecret } from './login';
import { asLeadsError, SalesforceError } from './salesforce-error';
import { type SalesforceSession, salesforceSession } from './session';

/** Of every call to it. */
export const SALESFORCE_DEADLINE_MS = 2_500;

export interface SalesforceLeadsOptions {
  /** Of the secret `{loginUrl, clientId, username, privateKey}`. */
  readonly secretId: string;
  readonly client?: SecretsManagerClient;
  /**
   * Of every call to Salesforce.
   * @default 2500
   */
  readonly callDeadlineMs?: number;
  /** Of the tasks that ask a person to call. Default: whoever Salesforce makes the owner. */
  readonly ownerId?: string;
}

/** While Salesforce is away nobody waits for it: a caller's phone would ring that much later. One request in ten seconds finds out. */
const BREAKER = { failures: 3, withinMs: 60_000, probeEveryMs: 10_000 };

/** Leads and Tasks over Salesforce's REST API 68.0. Every call to it has a deadline of 2.5 s; what may be repeated, the workflow repeats. */
export function salesforceLeads({ secretId, client, callDeadlineMs = SALESFORCE_DEADLINE_MS, ownerId }: SalesforceLeadsOptions): Leads {
  const secret = powertoolsSecret({ secretId, ...AGES, deadlineMs: callDeadlineMs, isUsable: isJson, ...(client && { client }) });
  const session = salesforceSession(secretReader(secret, callDeadlineMs), callDeadlineMs);
  const breaker = new Breaker(BREAKER, () => Date.now());
  return {
    upsert: (lead) => translated(UPSERT_DEADLINE_MS, breaker, () => upsert(session, lead)),
    logCall: (task, leadId) =>
      translated(callDeadlineMs, breaker, async () => {
        await patch(session, `/sobjects/Task/Atlas_Attempt_Id__c/${task.attemptId}`, taskFields(task, leadId, ownerId));
      }),
  };
}

/** Looks first, so that a person's edits, a newer version and a conversion are respected; when somebody was faster, looks once more. */
async function upsert(session: SalesforceSession, lead: Lead): Promise<{ readonly leadId: string }> {
  for (let isLastLook = false; ; isLastLook = true) {
    const existing = await find(session, lead.callerId);
    if (existing?.IsConverted) return { leadId: existing.ConvertedContactId ?? existing.Id };
    if (existing && (existing.Atlas_Version__c ?? 0) > lead.version) return { leadId: existing.Id };
    try {
      const written = await write(session, existing, lead);
      return { leadId: existing?.Id ?? written?.id ?? (await idOf(session, lead.callerId)) };
    } catch (error) {
      if (!(error instanceof SalesforceError)) throw error;
      if (error.isStaleVersion) return { leadId: existing?.Id ?? (await idOf(session, lead.callerId)) };
      if (isLastLook || !error.isOvertaken) throw error;
    }
  }
}

/** In full; where the org does not take a field of a new lead, the least that makes one: a person can fill in the rest. */
async function write(
  session: SalesforceSession,
  existing: ExistingLead | undefined,
  lead: Lead,
): Promise<{ readonly id?: string } | undefined> {
  const path = leadPath(lead.callerId);
  try {
    return await patch(session, path, existing ? changedLead(existing, lead) : newLead(lead));
  } catch (error) {
    if (existing || !(error instanceof SalesforceError && error.isAboutField) || error.isStaleVersion) throw error;
    return patch(session, path, minimalLead(lead));
  }
}

const leadPath = (callerId: string): string => `/sobjects/Lead/Atlas_Caller_Id__c/${callerId}`;

const patch = (session: SalesforceSession, path: string, body: Fields) =>
  session.request<{ readonly id?: string }>({ method: 'PATCH', path, body });

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

async function translated<T>(deadlineMs: number, breaker: Breaker, work: () => Promise<T>): Promise<T> {
  if (!breaker.admits()) throw new SalesforceUnavailable('Salesforce is unavailable: it has failed too often just now');
  try {
    const result = await within(deadlineMs, work());
    breaker.succeeded();
    return result;
  } catch (error) {
    const translation =
      error instanceof TooLate ? new SalesforceUnavailable(`Salesforce is unavailable: ${error.message}`) : asLeadsError(error);
    if (translation instanceof SalesforceUnavailable && !isLocked(error)) breaker.failed();
    else breaker.succeeded(); // it answers, whatever it says
    throw translation;
  }
}

/** Somebody else is at the same record for a moment: that says nothing about Salesforce. */
const isLocked = (error: unknown): boolean => error instanceof SalesforceError && error.has('UNABLE_TO_LOCK_ROW');

/** It is rotated now and then; a refused login reads it anew at once. */
const AGES = { maxAgeSeconds: 300, staleSeconds: 3600 };

const secretReader =
  (secret: Secret, deadlineMs: number): ReadSecret =>
  async (isForced) => {
    try {
      return JSON.parse(await within(deadlineMs, secret.read({ isForced })));
    } catch (error) {
      throw new SalesforceUnavailable(`the Salesforce secret cannot be read: ${error instanceof Error ? error.name : typeof error}`);
    }
  };

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}
