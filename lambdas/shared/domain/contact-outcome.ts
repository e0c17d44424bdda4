import type { CallbackState, Outcome } from './callback';

/** What Connect knows about the outbound contact of an attempt. Times in epoch ms. */
export interface ContactFacts {
  readonly contactId: string;
  readonly connectedAt?: number;
  readonly disconnectedAt?: number;
  readonly disconnectReason?: string;
}

/** Where the row goes, and what it learns on the way. */
export interface ContactOutcome {
  readonly state: CallbackState;
  readonly evidence: {
    readonly contactId: string;
    readonly outcome?: Outcome;
    readonly reason?: string;
    readonly answeredAt?: number;
    readonly endedAt?: number;
  };
}

/** Why a call never connected, in words for sales. */
export const FAILURES = {
  TELECOM_NUMBER_INVALID: 'the number is not in service',
  TELECOM_POTENTIAL_BLOCKING: 'the carrier may be blocking our calls',
  TELECOM_PROBLEM: 'the telephone network had a problem',
  OTHER: 'the telephone network had a problem',
  OUTBOUND_DESTINATION_ENDPOINT_ERROR: 'the telephone network could not reach the number',
  OUTBOUND_RESOURCE_ERROR: 'no line was free for the call',
  OUTBOUND_ATTEMPT_FAILED: 'the call could not be set up',
  EXPIRED: 'the call expired before it was placed',
  DISCARDED: 'the call was discarded before it was placed',
} as const;

/** The next number would have failed as well. */
export const isNetworkFailure = (reason: string | undefined): boolean => reason !== undefined && NETWORK.has(reason);

const NETWORK: ReadonlySet<string> = new Set([
  FAILURES.TELECOM_PROBLEM,
  FAILURES.OUTBOUND_RESOURCE_ERROR,
  FAILURES.OUTBOUND_ATTEMPT_FAILED,
  FAILURES.OUTBOUND_DESTINATION_ENDPOINT_ERROR,
]);

/**
 * Reads the outcome off the contact's times first, its disconnect reason second: a call that connected was answered, however it ended.
 * An unknown or missing reason without a connection means that nobody answered.
 */
export function contactOutcome(contact: ContactFacts): ContactOutcome {
  const { contactId, connectedAt, disconnectedAt, disconnectReason } = contact;
  if (disconnectedAt === undefined) {
    return connectedAt === undefined
      ? { state: 'DIALED', evidence: { contactId } }
      : { state: 'ANSWERED', evidence: { contactId, answeredAt: connectedAt } };
  }
  const ended = { contactId, endedAt: disconnectedAt };
  if (connectedAt !== undefined) return { state: 'COMPLETED', evidence: { ...ended, outcome: 'answered', answeredAt: connectedAt } };
  if (disconnectReason === 'TELECOM_BUSY') return { state: 'NO_ANSWER', evidence: { ...ended, outcome: 'busy' } };
  const reason = Object.hasOwn(FAILURES, disconnectReason ?? '') ? FAILURES[disconnectReason as keyof typeof FAILURES] : undefined;
  if (reason) return { state: 'FAILED', evidence: { ...ended, outcome: 'failed', reason } };
  return { state: 'NO_ANSWER', evidence: { ...ended, outcome: 'no-answer' } };
}
