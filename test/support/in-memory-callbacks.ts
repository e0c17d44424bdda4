import { type Attempt, attemptOf } from '../../lambdas/shared/domain/attempt';
import { type Callback, type CallbackState, isEnded, isLeadPending, RANK } from '../../lambdas/shared/domain/callback';
import type {
  Callbacks,
  Deferral,
  Evidence,
  Moving,
  NewCallback,
  OpenCallbacks,
  RequestResult,
  RequestTerms,
  Waiting,
} from '../../lambdas/shared/ports/callbacks';

/** What is kept of a number beside its rows. */
export interface LiveNumber {
  callbackId?: string;
  rings: readonly number[];
  quietUntil: number;
}

/** Keeps the promises of `Callbacks`, one row each, under the same conditions as the table. `failure` makes every call fail with it. */
export class InMemoryCallbacks implements Callbacks {
  readonly rows = new Map<string, Callback>();
  readonly kept = new Map<string, Attempt>();
  /** callerId → its number. */
  readonly numbers = new Map<string, LiveNumber>();
  readonly requests = new Map<string, number>();
  failure: Error | undefined;

  /** Puts a row as it stands, whatever came before. */
  put(row: Callback): Callback {
    this.rows.set(row.callbackId, row);
    return row;
  }

  live(callerId: string): LiveNumber {
    const known = this.numbers.get(callerId) ?? { rings: [], quietUntil: 0 };
    this.numbers.set(callerId, known);
    return known;
  }

  async find(callbackId: string) {
    this.assertUp();
    return this.rows.get(callbackId);
  }

  async request(callback: NewCallback, terms: RequestTerms): Promise<RequestResult> {
    this.assertUp();
    const before = [...this.rows.values()].filter(({ callerId }) => callerId === callback.callerId).length;
    const known = this.rows.get(callback.callbackId);
    if (known) return { result: 'known', row: known };
    const { instead } = terms;
    const isUnderWay = instead && this.rows.get(instead.callbackId)?.state !== 'REQUESTED';
    if (isUnderWay) return { result: 'refused', because: 'instead' };
    const live = this.live(callback.callerId);
    if (live.callbackId !== undefined && live.callbackId !== callback.callbackId && live.callbackId !== terms.liveCallbackId)
      return { result: 'refused', because: 'number' };
    const requests = this.requests.get(callback.requestedBy) ?? 0;
    if (requests >= terms.requestsPerCallerPerDay) return { result: 'refused', because: 'cap' };

    if (instead)
      await this.move(instead, 'CANCELED', { reason: 'the caller wants to be called at another number', endedAt: callback.requestedAt });
    this.requests.set(callback.requestedBy, requests + 1);
    Object.assign(live, { callbackId: callback.callbackId, quietUntil: terms.quietUntil });
    return { result: 'promised', row: this.put({ ...callback, ...FRESH, ordinal: before + 1 }) };
  }

  async leaveMessage(message: NewCallback): Promise<Callback> {
    this.assertUp();
    const ordinal = [...this.rows.values()].filter(({ callerId }) => callerId === message.callerId).length + 1;
    const left = { state: 'COMPLETED', rank: RANK.COMPLETED, outcome: 'message', endedAt: message.requestedAt, ordinal } as const;
    return this.rows.get(message.callbackId) ?? this.put({ ...message, ...FRESH, ...left });
  }

  async defer({ callbackId, attempt }: Moving, { dueAt, reason, isQuiet, leavesLine, place }: Deferral & Waiting) {
    return this.update(
      callbackId,
      (row) =>
        row.attempt === attempt && row.state === 'REQUESTED' && row.dueAt < dueAt
          ? { dueAt, reason, place: leavesLine ? undefined : (place ?? row.place) }
          : undefined,
      isQuiet,
    );
  }

  async reschedule({ callbackId, attempt }: Moving, dueAt: number) {
    return this.update(callbackId, (row) =>
      row.attempt === attempt && row.state === 'REQUESTED' && row.dueAt !== dueAt
        ? { dueAt, place: undefined, reason: undefined }
        : undefined,
    );
  }

  async hold({ callbackId, attempt }: Moving, inboundContactId: string) {
    return this.update(
      callbackId,
      (row) => (row.attempt === attempt && row.state === 'REQUESTED' ? { inboundContactId } : undefined),
      true,
    );
  }

  async move({ callbackId, attempt }: Moving, state: CallbackState, evidence: Evidence) {
    return this.update(callbackId, (row) => {
      const fromRequested = state === 'REFUSED' || state === 'CANCELED';
      if ((row.attempt !== attempt && state !== 'ERASED') || RANK[state] <= row.rank || (fromRequested && row.state !== 'REQUESTED'))
        return undefined;
      const known = defined({ outcome: row.outcome, contactId: row.contactId, answeredAt: row.answeredAt, endedAt: row.endedAt });
      const isCorrected = row.state === 'UNKNOWN';
      const fields =
        isCorrected && state !== 'ERASED' ? { ...known, ...defined(evidence), isFinal: true } : { ...defined(evidence), ...known };
      return { ...fields, reason: evidence.reason, state, rank: RANK[state], place: undefined };
    });
  }

  async plan(row: Callback, next: Deferral | undefined) {
    this.assertUp();
    const now = this.rows.get(row.callbackId);
    if (!now || now.version !== row.version || now.attempt !== row.attempt || !isEnded(now) || now.isFinal || now.state === 'ERASED')
      return undefined;
    this.kept.set(`${row.callbackId} ${row.attempt}`, attemptOf(now, next?.dueAt));
    if (!next) return this.update(row.callbackId, () => ({ isFinal: true }), true);
    const { claim: _claim, contactId: _contact, outcome: _outcome, answeredAt: _answered, endedAt: _ended, place: _place, ...rest } = now;
    return this.put({
      ...rest,
      attempt: now.attempt + 1,
      state: 'REQUESTED',
      rank: RANK.REQUESTED,
      ...next,
      deferrals: 0,
      version: now.version + 1,
    });
  }

  async attempts(callbackId: string, from: number, to: number) {
    this.assertUp();
    const numbers = Array.from({ length: Math.max(to - from + 1, 0) }, (_, n) => from + n);
    return numbers.map((attempt) => this.kept.get(`${callbackId} ${attempt}`)).filter((attempt) => attempt !== undefined);
  }

  async saveToken(callbackId: string, taskToken: string) {
    this.assertUp();
    const row = this.rows.get(callbackId);
    if (!row) throw new Error(`no callback ${callbackId}`);
    return this.put({ ...row, taskToken });
  }

  async markSynced(callbackId: string, version: number, synced?: { readonly leadId: string; readonly attempt: number }) {
    this.assertUp();
    const row = this.rows.get(callbackId);
    if (!row || row.syncedVersion >= version) return;
    this.put({ ...row, syncedVersion: version, ...(synced && { leadId: synced.leadId, syncedAttempt: synced.attempt }) });
  }

  async open(dueBefore: number, limit: number, dueAfter = 0): Promise<OpenCallbacks> {
    this.assertUp();
    const rows = [...this.rows.values()]
      .filter((row) => (!row.isFinal || isLeadPending(row)) && row.state !== 'ERASED' && row.dueAt > dueAfter && row.dueAt <= dueBefore)
      .sort((one, other) => one.dueAt - other.dueAt)
      .slice(0, limit);
    return { rows, failures: [] };
  }

  update(callbackId: string, change: (row: Callback) => Partial<Callback> | undefined, isQuiet = false): Callback | undefined {
    this.assertUp();
    const row = this.rows.get(callbackId);
    const changes = row && change(row);
    if (!row || !changes) return undefined;
    return this.put(defined({ ...row, ...changes, version: row.version + (isQuiet ? 0 : 1) }));
  }

  assertUp(): void {
    if (this.failure) throw this.failure;
  }
}

const FRESH = { attempt: 1, state: 'REQUESTED', rank: RANK.REQUESTED, deferrals: 0, version: 1, syncedVersion: 0 } as const;

/** As in the table: a field without a value is not there. */
const defined = <T extends object>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
