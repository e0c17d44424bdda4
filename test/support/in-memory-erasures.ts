import { type Erased, type Erasure, isOpen, NOTHING_ERASED } from '../../lambdas/shared/domain/erasure';
import type { ErasureRequest, Erasures, NewErasure } from '../../lambdas/shared/ports/erasures';

/** Keeps the promises of `Erasures`. `suppressed`: who may not be called from then on. `failure` makes every call fail with it. */
export class InMemoryErasures implements Erasures {
  readonly rows = new Map<string, Erasure>();
  readonly suppressed = new Map<string, { readonly erasedAt: number }>();
  failure: Error | undefined;

  async request(wish: NewErasure): Promise<ErasureRequest> {
    const known = await this.find(wish.erasureId);
    if (known) return { result: 'known', erasure: known };
    this.suppressed.set(wish.callerId, { erasedAt: wish.requestedAt });
    const erasure: Erasure = { ...wish, runs: 1, workedAt: wish.requestedAt, erased: NOTHING_ERASED };
    this.rows.set(wish.erasureId, erasure);
    return { result: 'recorded', erasure };
  }

  async find(erasureId: string) {
    if (this.failure) throw this.failure;
    return this.rows.get(erasureId);
  }

  async add(erasureId: string, erased: Partial<Erased>, now: number) {
    const row = await this.find(erasureId);
    if (!row) throw new Error(`no erasure ${erasureId}`);
    const total = Object.fromEntries(
      Object.entries(row.erased).map(([what, count]) => [what, count + (erased[what as keyof Erased] ?? 0)]),
    );
    this.rows.set(erasureId, { ...row, erased: { ...NOTHING_ERASED, ...total }, workedAt: now });
  }

  async startAgain({ erasureId, runs }: Erasure, now: number) {
    const row = await this.find(erasureId);
    if (!row || !isOpen(row) || row.runs !== runs) return undefined;
    const again = { ...row, runs: runs + 1, workedAt: now };
    this.rows.set(erasureId, again);
    return again;
  }

  async close(erasureId: string, now: number) {
    const row = await this.find(erasureId);
    if (row && isOpen(row)) this.rows.set(erasureId, { ...row, doneAt: now });
  }

  async open(_now: number, limit: number) {
    if (this.failure) throw this.failure;
    return [...this.rows.values()]
      .filter(isOpen)
      .sort((one, other) => one.requestedAt - other.requestedAt)
      .slice(0, limit);
  }
}
