import type { Attempt } from './attempt';
import { type Callback, type CallbackState, isEnded } from './callback';
import { attemptIdOf } from './ids';
import { callsAgain, disposition, durationSeconds, needsPerson, nextStep, whatHappened } from './lead-words';

/** One callback as sales sees it: the lead of the number that is called. */
export function leadOf(row: Callback) {
  return {
    callerId: row.callerId,
    version: VERSIONS_PER_CALLBACK * row.ordinal + row.version,
    isFirst: row.ordinal === 1 && row.syncedVersion === 0,
    ...personOf(row.name),
    company: row.company?.trim() || 'Unknown (phone caller)',
    phone: row.number,
    leadSource: 'Phone Inquiry' as const,
    status: row.answeredAt === undefined ? 'Open - Not Contacted' : 'Working - Contacted',
    description: [
      `Wants: ${row.useCase?.trim() || 'to be called back; the caller did not say about what'}`,
      `What happened: ${whatHappened(row)}`,
      `What is next: ${nextStep(row)}`,
    ].join('\n'),
  };
}

/** The lead outlives one callback, so that the first version of the next one must be higher than the last of this. */
const VERSIONS_PER_CALLBACK = 100_000;

/** The ended attempt, as an activity of the lead; one that asks a person to call is due today. */
export function callTaskOf(row: Callback, now: number) {
  const isOpen = needsPerson(row);
  return {
    attemptId: attemptIdOf(row.callbackId, row.attempt),
    subject: isOpen
      ? `Please call: ${row.outcome === 'message' ? 'the caller left a message' : (SUBJECTS[row.state] ?? 'the callback has ended')}`
      : `Atlas callback: ${disposition(row).toLowerCase()}`,
    callDisposition: disposition(row),
    durationSeconds: durationSeconds(row),
    description: [whatHappened(row), ...(row.outcome === 'message' && row.useCase ? [`Message: ${row.useCase}`] : []), nextStep(row)].join(
      '\n',
    ),
    activityDate: isOpen ? businessDayFrom(now) : isoDate(row.endedAt ?? now),
    status: isOpen ? ('Not Started' as const) : ('Completed' as const),
    ...(row.contactId && { contactId: row.contactId }),
  };
}

const SUBJECTS: Partial<Record<CallbackState, string>> = {
  UNKNOWN: 'Atlas promised a callback and cannot tell whether it took place',
  FAILED: 'Atlas promised a callback and could not place it',
};

/** An attempt of the past, after which the callback went on; it asks nobody to call. */
export const earlierTaskOf = (
  { callerId, callbackId, number, ordinal, requestedBy, requestedAt, expiresAt, version, syncedVersion, rank }: Callback,
  attempt: Attempt,
  now: number,
) => {
  const row = { callerId, callbackId, number, ordinal, requestedBy, requestedAt, expiresAt, version, syncedVersion, rank, ...attempt };
  return { ...callTaskOf(row, now), description: `${whatHappened(row)}\n${callsAgain(attempt.nextDueAt)}`, status: 'Completed' as const };
};

export const hasCallTask = (row: Callback): boolean => isEnded(row) && row.state !== 'ERASED';

/** Salesforce requires LastName, and most callers never say theirs. */
function personOf(name: string | undefined): { lastName: string; firstName?: string } {
  const words = name?.trim().split(/\s+/).filter(Boolean) ?? [];
  const lastName = words.pop() ?? 'Caller';
  return words.length > 0 ? { lastName, firstName: words.join(' ') } : { lastName };
}

const isoDate = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

const DAY_MS = 24 * 60 * 60_000;

/** Today, or Monday when today is a weekend. */
function businessDayFrom(now: number): string {
  const daysAhead = [1, 0, 0, 0, 0, 0, 2][new Date(now).getUTCDay()] ?? 0;
  return isoDate(now + daysAhead * DAY_MS);
}
