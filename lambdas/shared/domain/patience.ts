/** How long the promise waits for each thing before somebody looks, or gives up and a person is asked to call. */

/** A dial without an answer is looked for this often, counted from its claim. */
export const DIAL_EVIDENCE_EVERY_MS = 60_000;

/** A conversation is looked at this often. */
export const CALL_EVIDENCE_EVERY_MS = 5 * 60_000;

/** A claim without evidence for this long is UNKNOWN: ringing takes half a minute, an event seconds. */
export const DIAL_GIVE_UP_MS = 6 * 60_000;

/** Nobody talks this long with Atlas: the end of the call was lost. */
export const CALL_GIVE_UP_MS = 2 * 60 * 60_000;

/** A promise this late is not dialled anymore: the caller has moved on, and a person apologizes better. */
export const OVERDUE_MS = 10 * 60_000;

/** A callback that was due this long ago has lost whatever should have started it. */
export const START_LOST_MS = 30_000;

/** A promise this old without a monitor, or without its lead, has lost it. */
export const REPAIR_AFTER_MS = 60_000;

export const NOT_STARTED_IN_TIME = 'the call was not started within 10 minutes of its time';

export const isOverdue = ({ dueAt }: { readonly dueAt: number }, now: number): boolean => now - dueAt * 1000 >= OVERDUE_MS;
