import { config } from '../../bin/config';
import { type Callback, RANK } from '../../lambdas/shared/domain/callback';
import { type DialerLine, EMPTY_LINE, forgetful, isFailing, type Slot } from '../../lambdas/shared/domain/dialer-line';
import { attemptIdOf } from '../../lambdas/shared/domain/ids';
import { ringsWithinDay, type Standing } from '../../lambdas/shared/domain/standing';
import type { Deferral } from '../../lambdas/shared/ports/callbacks';
import type { Claim, Dialing } from '../../lambdas/shared/ports/dialing';
import { InMemoryCallbacks } from './in-memory-callbacks';

type Writable<T> = { -readonly [Field in keyof T]: T[Field] };

/** The line, the switch and the numbers of the same table as `callbacks`, under the same conditions. `failure` makes every call fail with it. */
export class InMemoryDialing implements Dialing {
  readonly slots: Writable<DialerLine> = { ...EMPTY_LINE };
  readonly suppressed = new Set<string>();
  readonly erasedAt = new Map<string, number>();
  readonly profiles = new Map<string, Pick<Standing, 'consent' | 'zone'>>();
  stopped: { readonly reason: string; readonly at: number } | undefined;
  failure: Error | undefined;

  constructor(
    private readonly callbacks = new InMemoryCallbacks(),
    private readonly policy = config.dialing.line,
  ) {}

  async standing(callerId: string): Promise<Standing> {
    this.#assertUp();
    const { callbackId, rings, quietUntil } = this.callbacks.live(callerId);
    const erasedAt = this.erasedAt.get(callerId);
    return {
      ...(callbackId !== undefined && { liveCallbackId: callbackId }),
      rings,
      quietUntil,
      isSuppressed: this.suppressed.has(callerId),
      ...(erasedAt !== undefined && { erasedAt }),
      ...this.profiles.get(callerId),
      line: { ...this.slots },
      isStopped: this.stopped !== undefined,
    };
  }

  async claim(row: Callback, claim: Claim, slot: Slot, { line, rings }: Standing) {
    this.#assertUp();
    const now = this.callbacks.rows.get(row.callbackId);
    const live = this.callbacks.live(row.callerId);
    const { paceAt, held, brokenUntil } = this.slots;
    const paceHolds = slot.isFull ? paceAt <= slot.now || paceAt > slot.absurdAt : paceAt > slot.now && paceAt <= slot.paceLimit;
    const breakerHolds = slot.probeUntil === undefined ? brokenUntil === undefined : brokenUntil === line.brokenUntil;
    const rowHolds =
      now?.state === 'REQUESTED' && now.dueAt * 1000 <= claim.at && now.version === row.version && now.attempt === row.attempt;
    const isMine = live.callbackId === undefined || live.callbackId === row.callbackId;
    if (!rowHolds || !paceHolds || !breakerHolds || !isMine || held.size >= this.policy.concurrentCalls) return undefined;
    if (this.stopped || this.suppressed.has(row.callerId)) return undefined;

    const forgotten = forgetful(line, this.policy) ?? this.slots;
    Object.assign(this.slots, {
      held: new Set([...held, attemptIdOf(row.callbackId, row.attempt)]),
      paceAt: (slot.isFull ? slot.now : paceAt) + slot.paceMs,
      dialed: forgotten.dialed + 1,
      failed: forgotten.failed,
      position: this.slots.position - (row.place === undefined ? 0 : 1),
      ...(slot.probeUntil !== undefined && { brokenUntil: slot.probeUntil }),
    });
    Object.assign(live, { callbackId: row.callbackId, rings: [...ringsWithinDay(rings, claim.at), claim.at] });
    return this.callbacks.update(row.callbackId, () => ({
      state: 'DIALING',
      rank: RANK.DIALING,
      claim,
      reason: undefined,
      place: undefined,
    }));
  }

  async giveBack(row: Callback, claimId: string, { dueAt, reason }: Deferral, rings: readonly number[]) {
    this.#assertUp();
    const back = this.callbacks.update(row.callbackId, (now) =>
      now.state === 'DIALING' && now.claim?.id === claimId
        ? { state: 'REQUESTED', rank: RANK.REQUESTED, claim: undefined, dueAt, reason, deferrals: now.deferrals + 1, place: 1 }
        : undefined,
    );
    if (!back) return undefined;
    this.#release(attemptIdOf(row.callbackId, row.attempt));
    this.slots.position++;
    this.callbacks.live(row.callerId).rings = rings;
    return back;
  }

  async state() {
    this.#assertUp();
    return { line: { ...this.slots }, dialing: { isStopped: this.stopped !== undefined, ...this.stopped } };
  }

  async takePlace(now: number) {
    this.#assertUp();
    Object.assign(this.slots, { position: this.slots.position + 1, placedAt: now });
    return { ...this.slots };
  }

  async leavePlace() {
    this.#assertUp();
    this.slots.position--;
  }

  async release(attemptId: string, heldMs: number) {
    this.#assertUp();
    if (!this.#release(attemptId)) return false;
    this.slots.calls++;
    this.slots.callMs += Math.max(Math.round(heldMs), 0);
    if (this.slots.calls >= 64) Object.assign(this.slots, { calls: this.slots.calls / 2, callMs: Math.round(this.slots.callMs / 2) });
    return true;
  }

  async fails(now: number) {
    this.#assertUp();
    this.slots.failed++;
    const brokenUntil = now + this.policy.breaker.pauseSeconds * 1000;
    if (this.slots.brokenUntil !== undefined) this.slots.brokenUntil = brokenUntil;
    else if (isFailing(this.slots, this.policy)) Object.assign(this.slots, { brokenUntil, dialed: 0, failed: 0 });
  }

  async recovers() {
    this.#assertUp();
    if (this.slots.brokenUntil === undefined) return;
    delete (this.slots as { brokenUntil?: number }).brokenUntil;
    Object.assign(this.slots, { dialed: 0, failed: 0 });
  }

  async correctPosition(line: DialerLine, position: number) {
    this.#assertUp();
    if (this.slots.position === line.position && this.slots.placedAt === line.placedAt) this.slots.position = position;
  }

  async setStopped(isStopped: boolean, why: { readonly reason: string; readonly at: number }) {
    this.#assertUp();
    this.stopped = isStopped ? why : undefined;
  }

  #release(attemptId: string): boolean {
    const held = new Set(this.slots.held);
    const wasHeld = held.delete(attemptId);
    this.slots.held = held;
    return wasHeld;
  }

  #assertUp(): void {
    if (this.failure) throw this.failure;
    this.callbacks.assertUp();
  }
}
