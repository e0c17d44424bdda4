import type { ErasePass, RecordsOf, SalesRecords } from '../ports/sales-records';
import { type SalesforceLeadsOptions, salesforceAccess } from './salesforce-leads/access';
import { SalesforceError } from './salesforce-leads/salesforce-error';
import type { SalesforceSession } from './salesforce-leads/session';

/** Of one number: every look and every write of it. */
export const ERASE_DEADLINE_MS = 12_000;

/** A lead that nobody writes again: every version that Atlas ever writes is lower, and the org's own rule refuses it. */
const FENCE = 900_000_000_000_000;

/** What Atlas wrote, in words that say nothing. What people added is gone with the lead. */
const BLANK = { FirstName: null, LastName: 'Erased', Company: 'Erased', Phone: null, Description: null, Atlas_Version__c: FENCE };

/** Time enough for somebody who is on holiday, and well within the month that the law gives. */
const DUE_DAYS = 14;
const DAY_MS = 24 * 60 * 60_000;

interface Lead {
  readonly Id: string;
  readonly IsConverted?: boolean;
  readonly ConvertedContactId?: string | null;
  readonly Atlas_Version__c?: number | null;
}

interface Task {
  readonly Id: string;
  readonly WhoId?: string | null;
}

/** Leads and tasks of one person, over Salesforce's REST API 68.0. */
export function salesforceRecords(options: SalesforceLeadsOptions): SalesRecords {
  const salesforce = salesforceAccess(options);
  return {
    erase: (records, pass) => salesforce.within(ERASE_DEADLINE_MS, (session) => erase(session, records, { ...pass, ...options })),
  };
}

type Pass = ErasePass & Pick<SalesforceLeadsOptions, 'ownerId'>;

async function erase(session: SalesforceSession, { callerId, attemptIds, isOwn, isWhole }: RecordsOf, pass: Pass) {
  const lead = await found<Lead>(
    session,
    `/sobjects/Lead/Atlas_Caller_Id__c/${callerId}?fields=Id,IsConverted,ConvertedContactId,Atlas_Version__c`,
  );
  const isOurs = lead !== undefined && isWhole && !lead.IsConverted;
  const isLate = pass.pass === 2 && isOurs && lead.Atlas_Version__c !== FENCE;
  if (isOurs && lead.Atlas_Version__c !== FENCE) await blank(session, lead.Id);

  const tasks = await tasksOf(session, attemptIds, isOurs ? lead.Id : undefined);
  for (const { Id } of tasks) await remove(session, 'Task', Id);

  // A lead that was merged into another one has left its tasks there; a converted one, on its contact.
  const theirs = new Set(tasks.map(({ WhoId }) => WhoId).filter((id) => typeof id === 'string' && id !== lead?.Id) as string[]);
  if (lead && !isOurs) theirs.add(lead.ConvertedContactId ?? lead.Id);
  const mustGo = isOurs && (pass.pass === 2 || !isOwn);
  const isDeleted = mustGo && (await mayRemove(session, lead.Id));
  if (mustGo && !isDeleted) theirs.add(lead.Id);
  let handedOver = 0;
  for (const id of theirs) if (await handOver(session, id, pass)) handedOver++;
  return { leads: isDeleted ? 1 : 0, tasks: tasks.length, handedOver, resurrected: isLate ? 1 : 0 };
}

/** False: whoever owns the lead by now does not let Atlas delete it. It is blank. */
async function mayRemove(session: SalesforceSession, leadId: string): Promise<boolean> {
  try {
    await remove(session, 'Lead', leadId);
    return true;
  } catch (error) {
    if (error instanceof SalesforceError && error.has(...REFUSED)) return false;
    throw error;
  }
}

const REFUSED = ['INSUFFICIENT_ACCESS_OR_READONLY', 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY', 'DELETE_FAILED', 'ENTITY_IS_DELETED'];

/** Blanked before it is deleted: the recycle bin keeps it for 15 days. */
const blank = (session: SalesforceSession, leadId: string) =>
  session.request({ method: 'PATCH', path: `/sobjects/Lead/${leadId}`, body: BLANK });

/** Those of our calls, wherever they are by now, and whatever hangs on the lead that is to go. */
async function tasksOf(session: SalesforceSession, attemptIds: readonly string[], leadId: string | undefined): Promise<readonly Task[]> {
  const tasks: Task[] = [];
  for (const attemptId of attemptIds) {
    const task = await found<Task>(session, `/sobjects/Task/Atlas_Attempt_Id__c/${attemptId}?fields=Id,WhoId`);
    if (task) tasks.push(task);
  }
  if (leadId) {
    const soql = encodeURIComponent(`SELECT Id, WhoId FROM Task WHERE WhoId = '${leadId}'`);
    const answer = await session.request<{ readonly records: readonly Task[] }>({ method: 'GET', path: `/query?q=${soql}` });
    tasks.push(...(answer?.records ?? []));
  }
  return [...new Map(tasks.map((task) => [task.Id, task])).values()];
}

/** One task for the record, however often it is asked for. False: it was there. */
async function handOver(session: SalesforceSession, whoId: string, { erasureId, now, ownerId }: Pass): Promise<boolean> {
  const id = `${erasureId}-${whoId.slice(8, 15)}`;
  const path = `/sobjects/Task/Atlas_Attempt_Id__c/${id}`;
  if (await found<Task>(session, `${path}?fields=Id`)) return false;
  await session.request({
    method: 'PATCH',
    path,
    body: {
      WhoId: whoId,
      Subject: 'Please erase: this person has asked to be forgotten',
      Description:
        'Atlas has erased what it holds itself. This record is not its own: please anonymize or delete it, and what hangs on it, by the due date.',
      ActivityDate: new Date(now + DUE_DAYS * DAY_MS).toISOString().slice(0, 10),
      Status: 'Not Started',
      Priority: 'High',
      ...(ownerId && { OwnerId: ownerId }),
    },
  });
  return true;
}

async function found<Answer>(session: SalesforceSession, path: string): Promise<Answer | undefined> {
  return unlessGone(() => session.request<Answer>({ method: 'GET', path }));
}

const remove = (session: SalesforceSession, object: 'Lead' | 'Task', id: string) =>
  unlessGone(() => session.request({ method: 'DELETE', path: `/sobjects/${object}/${id}` }));

async function unlessGone<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SalesforceError && error.status === 404) return undefined;
    throw error;
  }
}
