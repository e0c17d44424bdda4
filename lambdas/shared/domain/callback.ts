import type { LocaleId } from '../language/language';
import type { PhoneNumber } from './phone-number';

/** One requested outbound call: the row `CALLBACK#<callbackId>` | `STATE`, which is the truth; the Salesforce lead is its projection. */
export interface Callback {
  /** 32 hex digits: see ids.ts. */
  readonly callbackId: string;
  /** Of the number to be called: the lead's external id. */
  readonly callerId: string;
  /** The callerId of whoever asked; the same as `callerId` unless another number was given. */
  readonly requestedBy: string;
  /** The contact in which it was promised; the dial waits until that line is free. Absent outside Connect. */
  readonly inboundContactId?: string;
  /** 1 for the caller's first callback, 2 for the second …: the lead outlives one callback. */
  readonly ordinal: number;
  /** 1, 2 …: one per call that may ring. */
  readonly attempt: number;
  readonly state: CallbackState;
  /** RANK[state]. */
  readonly rank: number;
  readonly outcome?: Outcome;
  /** Why it is deferred, refused, failed or unknown, in words that sales and ops can read. Never personal. */
  readonly reason?: string;
  /** Epoch seconds, whole. */
  readonly dueAt: number;
  /** Who dials this attempt. `at` in epoch ms. */
  readonly claim?: { readonly id: string; readonly at: number };
  /** Of the outbound call of this attempt. */
  readonly contactId?: string;
  /** Of the monitor's Await Outcome. */
  readonly taskToken?: string;
  /** How often this attempt was given back because Connect did not execute it. */
  readonly deferrals: number;
  /** Its place in the dialer's line when it joined; absent while it stands in none. */
  readonly place?: number;
  /** Plan Next Attempt has looked at this ended attempt, and nothing follows. */
  readonly isFinal?: boolean;
  /** Raised by every move that sales should see. */
  readonly version: number;
  /** The version that Salesforce holds; lower than `version` means the lead is pending. */
  readonly syncedVersion: number;
  /** Every attempt up to this one has its Task. */
  readonly syncedAttempt?: number;
  /** Salesforce's id of the lead, or of the contact it became. */
  readonly leadId?: string;
  readonly name?: string;
  readonly company?: string;
  readonly useCase?: string;
  /** As name, company, useCase and the contacts gone from a row that is ERASED: nobody reads it there. */
  readonly number: PhoneNumber;
  /** What the caller spoke, and will be spoken to; absent: the default language. */
  readonly localeId?: LocaleId;
  /** Epoch ms. */
  readonly requestedAt: number;
  readonly answeredAt?: number;
  readonly endedAt?: number;
  /** Epoch seconds: DynamoDB's time to live. */
  readonly expiresAt: number;
}

/** A move only raises the pair (attempt, rank). */
export const RANK = {
  REQUESTED: 1,
  DIALING: 2,
  DIALED: 3,
  ANSWERED: 4,
  UNKNOWN: 8,
  COMPLETED: 9,
  NO_ANSWER: 9,
  FAILED: 9,
  REFUSED: 9,
  CANCELED: 9,
  ERASED: 10,
} as const;

export type CallbackState = keyof typeof RANK;

/**
 * Refines an ended state: answered, declined, opted-out → COMPLETED · busy, no-answer, voicemail, screened → NO_ANSWER · failed → FAILED; message, which nobody was
 * called for: the caller left one for a person → COMPLETED.
 */
export type Outcome = 'answered' | 'declined' | 'opted-out' | 'busy' | 'no-answer' | 'voicemail' | 'screened' | 'failed' | 'message';

export const isEnded = ({ rank }: Pick<Callback, 'rank'>): boolean => rank >= RANK.UNKNOWN;

/** A number has one of these at most: nothing has ended it, or another attempt may follow. */
export const isLive = (row: Pick<Callback, 'rank' | 'state' | 'isFinal'>): boolean =>
  !isEnded(row) || (row.state === 'NO_ANSWER' && !row.isFinal);

/** Sales does not see the newest version yet. */
export const isLeadPending = ({ syncedVersion, version }: Pick<Callback, 'syncedVersion' | 'version'>): boolean => syncedVersion < version;
