import type { Callback, Outcome } from './callback';

/** One attempt as it ended: `CALLBACK#<callbackId>` | `ATTEMPT#<n>`. Nothing personal in it. Of the newest attempt the row itself is the truth. */
export interface Attempt
  extends Pick<
    Callback,
    'attempt' | 'state' | 'outcome' | 'reason' | 'dueAt' | 'claim' | 'contactId' | 'answeredAt' | 'endedAt' | 'deferrals'
  > {
  /** Epoch seconds: when the next attempt is due; absent when none follows. */
  readonly nextDueAt?: number;
}

export const attemptOf = (
  { attempt, state, outcome, reason, dueAt, claim, contactId, answeredAt, endedAt, deferrals }: Callback,
  nextDueAt?: number,
): Attempt => ({
  ...{ attempt, state, dueAt, deferrals },
  ...(outcome && { outcome }),
  ...(reason && { reason }),
  ...(claim && { claim }),
  ...(contactId && { contactId }),
  ...(answeredAt !== undefined && { answeredAt }),
  ...(endedAt !== undefined && { endedAt }),
  ...(nextDueAt !== undefined && { nextDueAt }),
});

/** How an attempt that has ended came out, for the policy: `undefined` when nothing ever follows, whatever the table says. */
export const outcomeOf = ({ state, outcome }: Pick<Attempt, 'state' | 'outcome'>): Outcome | undefined =>
  state === 'NO_ANSWER' || state === 'COMPLETED' ? outcome : undefined;
