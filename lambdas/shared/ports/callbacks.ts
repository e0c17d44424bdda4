import type { Attempt } from '../domain/attempt';
import type { Callback, CallbackState, Outcome } from '../domain/callback';

export interface NewCallback
  extends Pick<
    Callback,
    | 'callbackId'
    | 'callerId'
    | 'requestedBy'
    | 'inboundContactId'
    | 'name'
    | 'company'
    | 'useCase'
    | 'number'
    | 'localeId'
    | 'dueAt'
    | 'requestedAt'
    | 'expiresAt'
    | 'place'
    | 'reason'
  > {}

/** What a request rests on: as it was read, and as it still has to be when the row is written. */
export interface RequestTerms {
  /** Whose callback held the number: over by now, or the one that this replaces. */
  readonly liveCallbackId?: string;
  /** Epoch ms. */
  readonly quietUntil: number;
  readonly requestsPerCallerPerDay: number;
  /** Canceled in the same breath: the caller wants to be called elsewhere. Only while it is REQUESTED. */
  readonly instead?: Callback;
}

export type RequestResult =
  | { readonly result: 'promised'; readonly row: Callback }
  /** The same request, made before: the row as it stands, untouched. */
  | { readonly result: 'known'; readonly row: Callback }
  /** `number`: somebody else's callback to it came first. `instead`: that one is under way already. `cap`: too many requests today. */
  | { readonly result: 'refused'; readonly because: 'number' | 'instead' | 'cap' };

/** What a move sets besides the state. */
export interface Evidence {
  readonly outcome?: Outcome;
  readonly reason?: string;
  readonly contactId?: string;
  readonly answeredAt?: number;
  readonly endedAt?: number;
}

export interface Deferral {
  /** Epoch seconds. */
  readonly dueAt: number;
  readonly reason: string;
}

/** How somebody waits who is put off. */
export interface Waiting {
  /** Sales need not see it: the version stays. */
  readonly isQuiet?: boolean;
  /** Gives up its place in the line. */
  readonly leavesLine?: boolean;
  /** Has just taken this place in the line. */
  readonly place?: number;
}

export interface OpenCallbacks {
  readonly rows: readonly Callback[];
  readonly failures: readonly Error[];
}

/** Which row, on which attempt. */
export type Moving = Pick<Callback, 'callbackId' | 'attempt'>;

/**
 * The promises, one row each. Every write is conditional; `undefined` means that the row no longer stands where the move may start,
 * which is never an error: somebody else was first. Every move raises `version`, unless sales need not see it.
 */
export interface Callbacks {
  /** Strongly consistent. */
  find(callbackId: string): Promise<Callback | undefined>;
  /** Writes the promise with state REQUESTED, attempt 1 and the caller's next ordinal, and makes it the live one of its number: all or nothing. */
  request(callback: NewCallback, terms: RequestTerms): Promise<RequestResult>;
  /**
   * A wish that no call of Atlas's follows: written as ended, with the message that a person shall hear about. Repeated, it is the row as it stands.
   */
  leaveMessage(message: NewCallback): Promise<Callback>;
  /** Stays REQUESTED, with a later dueAt. */
  defer(callback: Moving, deferral: Deferral & Waiting): Promise<Callback | undefined>;
  /** Stays REQUESTED, due earlier or later, because the caller wants it so; it gives up its place in the line. */
  reschedule(callback: Moving, dueAt: number): Promise<Callback | undefined>;
  /** Stays REQUESTED, and waits for this contact to be over as well: the caller has phoned again. */
  hold(callback: Moving, inboundContactId: string): Promise<Callback | undefined>;
  /**
   * Raises (attempt, rank) to `state`, within the attempt. REFUSED and CANCELED only from REQUESTED; UNKNOWN may be corrected upward.
   * Fields of `evidence` that the row has already stay as they are, except on the way up from UNKNOWN. `reason` is that of the newest
   * state: every move, claim and deferral replaces it.
   */
  move(callback: Moving, state: CallbackState, evidence: Evidence): Promise<Callback | undefined>;
  /**
   * Of Plan Next Attempt alone: (n, ended) → (n + 1, REQUESTED, `nextDueAt`), or the mark that nothing follows; the attempt as it ended is kept.
   * Only when the row stands exactly as it was read.
   */
  plan(row: Callback, next: Deferral | undefined): Promise<Callback | undefined>;
  /** Attempts of the past, `from` to `to`, as far as they are kept. */
  attempts(callbackId: string, from: number, to: number): Promise<readonly Attempt[]>;
  /** One UpdateItem that stores the token and returns the row. Sales does not see it: `version` stays. */
  saveToken(callbackId: string, taskToken: string): Promise<Callback>;
  /**
   * Salesforce holds `version` now, under `leadId`, with a Task for every attempt up to `attempt`; never lowers syncedVersion. A row that is
   * final, without anything left to do, leaves the index of open rows.
   */
  markSynced(callbackId: string, version: number, synced?: { readonly leadId: string; readonly attempt: number }): Promise<void>;
  /**
   * Rows with work left, due after `dueAfter` and at or before `dueBefore` (epoch seconds), oldest first, over all shards; eventually consistent.
   * What could be read comes back, with why the rest could not; fails only when nothing could.
   */
  open(dueBefore: number, limit: number, dueAfter?: number): Promise<OpenCallbacks>;
}
