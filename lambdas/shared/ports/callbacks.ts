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
    | 'dueAt'
    | 'requestedAt'
    | 'expiresAt'
  > {}

/** What a move sets besides the state. */
export interface Evidence {
  readonly outcome?: Outcome;
  readonly reason?: string;
  readonly contactId?: string;
  readonly answeredAt?: number;
  readonly endedAt?: number;
}

/**
 * The promises, one row each. Every write is conditional; `undefined` means that the row no longer stands where the move may start,
 * which is never an error: somebody else was first. Every move raises `version`.
 */
export interface Callbacks {
  /** Strongly consistent. */
  find(callbackId: string): Promise<Callback | undefined>;
  /** Writes the promise with state REQUESTED, attempt 1 and the caller's next ordinal. A repeated request gives the row as it stands, untouched. */
  request(callback: NewCallback): Promise<Callback>;
  /** REQUESTED and due → DIALING, for exactly one claimant. */
  claim(callbackId: string, claim: { readonly id: string; readonly at: number }): Promise<Callback | undefined>;
  /** DIALING → REQUESTED with a new dueAt and one more deferral, on proof that nothing was executed; only by the claim's holder. */
  giveBack(
    callbackId: string,
    claimId: string,
    deferral: { readonly dueAt: number; readonly reason: string },
  ): Promise<Callback | undefined>;
  /** Stays REQUESTED, with a later dueAt. */
  defer(
    callback: Pick<Callback, 'callbackId' | 'attempt'>,
    deferral: { readonly dueAt: number; readonly reason: string },
  ): Promise<Callback | undefined>;
  /**
   * Raises (attempt, rank) to `state`, within the attempt. REFUSED and CANCELED only from REQUESTED; UNKNOWN may be corrected upward.
   * Fields of `evidence` that the row has already stay as they are, except on the way up from UNKNOWN. `reason` is that of the newest
   * state: every move, claim and deferral replaces it.
   */
  move(callback: Pick<Callback, 'callbackId' | 'attempt'>, state: CallbackState, evidence: Evidence): Promise<Callback | undefined>;
  /** One UpdateItem that stores the token and returns the row. Sales does not see it: `version` stays. */
  saveToken(callbackId: string, taskToken: string): Promise<Callback>;
  /** Salesforce holds `version` now; never lowers syncedVersion. An ended row without anything left to do leaves the index of open rows. */
  markSynced(callbackId: string, version: number): Promise<void>;
  /** Rows with work left, due after `dueAfter` and at or before `dueBefore` (epoch seconds), oldest first, over all shards; eventually consistent. */
  open(dueBefore: number, limit: number, dueAfter?: number): Promise<readonly Callback[]>;
}
