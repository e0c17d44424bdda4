import { type Callback, type CallbackState, isEnded, isLeadPending, RANK } from '../../lambdas/shared/domain/callback';
import type { Callbacks, Evidence, NewCallback } from '../../lambdas/shared/ports/callbacks';

/** Keeps the promises of `Callbacks`, one row each, under the same conditions as the table. `failure` makes every call fail with it. */
export class InMemoryCallbacks implements Callbacks {
  readonly rows = new Map<string, Callback>();
  failure: Error | undefined;

  /** Puts a row as it stands, whatever came before. */
  put(row: Callback): Callback {
    this.rows.set(row.callbackId, row);
    return row;
  }

  async find(callbackId: string) {
    this.#assertUp();
    return this.rows.get(callbackId);
  }

  async request(callback: NewCallback) {
    this.#assertUp();
    const before = [...this.rows.values()].filter(({ callerId }) => callerId === callback.callerId).length;
    const fresh = {
      ordinal: before + 1,
      attempt: 1,
      state: 'REQUESTED',
      rank: RANK.REQUESTED,
      deferrals: 0,
      version: 1,
      syncedVersion: 0,
    } as const;
    return this.rows.get(callback.callbackId) ?? this.put({ ...callback, ...fresh });
  }

  async claim(callbackId: string, claim: { readonly id: string; readonly at: number }) {
    return this.#update(callbackId, (row) =>
      row.state === 'REQUESTED' && row.dueAt * 1000 <= claim.at
        ? { state: 'DIALING', rank: RANK.DIALING, claim, reason: undefined }
        : undefined,
    );
  }

  async giveBack(callbackId: string, claimId: string, { dueAt, reason }: { readonly dueAt: number; readonly reason: string }) {
    return this.#update(callbackId, (row) =>
      row.state === 'DIALING' && row.claim?.id === claimId
        ? { state: 'REQUESTED', rank: RANK.REQUESTED, claim: undefined, dueAt, reason, deferrals: row.deferrals + 1 }
        : undefined,
    );
  }

  async defer(
    { callbackId, attempt }: Pick<Callback, 'callbackId' | 'attempt'>,
    { dueAt, reason }: { readonly dueAt: number; readonly reason: string },
  ) {
    return this.#update(callbackId, (row) =>
      row.attempt === attempt && row.state === 'REQUESTED' && row.dueAt < dueAt ? { dueAt, reason } : undefined,
    );
  }

  async move({ callbackId, attempt }: Pick<Callback, 'callbackId' | 'attempt'>, state: CallbackState, evidence: Evidence) {
    return this.#update(callbackId, (row) => {
      const fromRequested = state === 'REFUSED' || state === 'CANCELED';
      if ((row.attempt !== attempt && state !== 'ERASED') || RANK[state] <= row.rank || (fromRequested && row.state !== 'REQUESTED'))
        return undefined;
      const known = defined({
        outcome: row.outcome,
        contactId: row.contactId,
        answeredAt: row.answeredAt,
        endedAt: row.endedAt,
      });
      const fields = row.state === 'UNKNOWN' ? { ...known, ...defined(evidence) } : { ...defined(evidence), ...known };
      return { ...fields, reason: evidence.reason, state, rank: RANK[state] };
    });
  }

  async saveToken(callbackId: string, taskToken: string) {
    this.#assertUp();
    const row = this.rows.get(callbackId);
    if (!row) throw new Error(`no callback ${callbackId}`);
    return this.put({ ...row, taskToken });
  }

  async markSynced(callbackId: string, version: number) {
    this.#assertUp();
    const row = this.rows.get(callbackId);
    if (row) this.put({ ...row, syncedVersion: Math.max(row.syncedVersion, version) });
  }

  async open(dueBefore: number, limit: number, dueAfter = 0) {
    this.#assertUp();
    return [...this.rows.values()]
      .filter((row) => (!isEnded(row) || isLeadPending(row)) && row.dueAt > dueAfter && row.dueAt <= dueBefore)
      .sort((one, other) => one.dueAt - other.dueAt)
      .slice(0, limit);
  }

  #update(callbackId: string, change: (row: Callback) => Partial<Callback> | undefined): Callback | undefined {
    this.#assertUp();
    const row = this.rows.get(callbackId);
    const changes = row && change(row);
    if (!row || !changes) return undefined;
    return this.put(defined({ ...row, ...changes, version: row.version + 1 }));
  }

  #assertUp(): void {
    if (this.failure) throw this.failure;
  }
}

/** As in the table: a field without a value is not there. */
const defined = <T extends object>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
