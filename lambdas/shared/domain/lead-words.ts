import type { Callback, CallbackState, Outcome } from './callback';
import { FAILURES } from './contact-outcome';

/** What sales reads about a callback: plain words, no ids of ours. Times in UTC, because the reader's zone is not known here. */

export function whatHappened(row: Callback): string {
  if (row.outcome === 'message') return `left a message for a person on ${utc(row.requestedAt)}.`;
  if (row.outcome === 'declined')
    return `Atlas called${row.endedAt ? ` on ${utc(row.endedAt)}` : ''}, and the person did not want to talk.`;
  const because = row.reason ? `: ${row.reason}` : '';
  const words: Record<CallbackState, string> = {
    REQUESTED: `asked for a callback on ${utc(row.requestedAt)}${row.reason ? `; put off${because}` : ''}`,
    DIALING: 'Atlas is calling',
    DIALED: 'the phone is ringing',
    ANSWERED: 'on the phone with Atlas',
    UNKNOWN: `it is not known whether Atlas reached the caller${because}`,
    COMPLETED: `Atlas called and was answered${row.endedAt ? ` on ${utc(row.answeredAt ?? row.endedAt)}, ${duration(row)}` : ''}`,
    NO_ANSWER: UNANSWERED[row.outcome ?? 'no-answer'] ?? 'Atlas called, nobody answered',
    FAILED: `Atlas could not place the call${because}`,
    REFUSED: `Atlas may not call this number${because}`,
    CANCELED: 'the caller no longer wants the callback',
    ERASED: 'erased at the caller’s request',
  };
  return `${words[row.state]}.`;
}

const UNANSWERED: Partial<Record<Outcome, string>> = {
  busy: 'Atlas called, the line was busy',
  voicemail: 'Atlas called, a mailbox answered',
};

export function nextStep(row: Callback): string {
  if (row.outcome === 'message') return 'Please call: the caller left a message and expects a person.';
  const words: Record<CallbackState, string> = {
    REQUESTED: `Atlas calls at ${utc(row.dueAt * 1000)}.`,
    DIALING: 'Wait for the outcome of the call.',
    DIALED: 'Wait for the outcome of the call.',
    ANSWERED: 'Wait for the end of the call.',
    UNKNOWN: 'Please call: a callback was promised.',
    COMPLETED: 'Follow up on the conversation.',
    NO_ANSWER: 'Atlas does not call again. Call when it suits you.',
    FAILED: 'Please call: a callback was promised.',
    REFUSED: 'Decide whether a person should call.',
    CANCELED: 'Nothing.',
    ERASED: 'Nothing.',
  };
  return words[row.state];
}

/** Of an attempt that was followed by another one. */
export const callsAgain = (nextDueAt: number | undefined): string =>
  nextDueAt === undefined ? 'Atlas calls again.' : `Atlas calls again at ${utc(nextDueAt * 1000)}.`;

/** A message for a person, or a promise that Atlas did not keep, or cannot tell of: a person is asked to call. */
export const needsPerson = ({ state, outcome }: Pick<Callback, 'state' | 'outcome'>): boolean =>
  state === 'UNKNOWN' || state === 'FAILED' || outcome === 'message';

/** Salesforce's "Call Result". */
export function disposition(row: Callback): string {
  if (row.reason === FAILURES.TELECOM_NUMBER_INVALID) return 'Bad number';
  if (row.reason === FAILURES.TELECOM_POTENTIAL_BLOCKING) return 'Blocked';
  return row.outcome ? BY_OUTCOME[row.outcome] : (BY_STATE[row.state] ?? 'Unknown');
}

const BY_OUTCOME: Record<Outcome, string> = {
  answered: 'Completed',
  declined: 'Declined',
  'opted-out': 'Opted out',
  busy: 'Busy',
  'no-answer': 'No answer',
  voicemail: 'Voicemail',
  screened: 'Screened',
  failed: 'Failed',
  message: 'Left a message',
};

const BY_STATE: Partial<Record<CallbackState, string>> = {
  COMPLETED: 'Completed',
  NO_ANSWER: 'No answer',
  FAILED: 'Failed',
  REFUSED: 'Not called',
  CANCELED: 'Canceled',
};

export const durationSeconds = ({ answeredAt, endedAt }: Callback): number =>
  answeredAt === undefined || endedAt === undefined ? 0 : Math.max(0, Math.round((endedAt - answeredAt) / 1000));

function duration(row: Callback): string {
  const seconds = durationSeconds(row);
  return seconds < 60 ? `for ${seconds} s` : `for ${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

const utc = (ms: number): string => `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
