import { Hedge, type HedgePolicy, hedged } from '../../../../lambdas/shared/policy/hedge';

const POLICY: HedgePolicy = { percentile: 0.95, priorMs: 900, minSamples: 4, window: 20, maxShare: 0.1, burst: 1 };

/** A request that begins to answer after `firstMs` and is done `restMs` later; it says which one it was. */
function asking(
  ...plans: readonly ({ readonly firstMs: number; readonly restMs: number } | { readonly failsAfterMs: number } | 'never')[]
) {
  const signals: AbortSignal[] = [];
  const ask = async (signal: AbortSignal, onFirstToken: () => void): Promise<string> => {
    const name = `answer ${signals.push(signal)}`;
    const plan = plans[signals.length - 1] ?? 'never';
    const aborted = new Promise<never>((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))));
    const after = (ms: number) => Promise.race([aborted, new Promise((resolve) => setTimeout(resolve, ms))]);
    if (plan === 'never') return aborted;
    if ('failsAfterMs' in plan) {
      await after(plan.failsAfterMs);
      throw new Error(`${name} failed`);
    }
    await after(plan.firstMs);
    onFirstToken();
    await after(plan.restMs);
    return name;
  };
  return { ask, signals };
}

const patient = () => ({ signal: new AbortController().signal, now: Date.now });

describe('a hedged request', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('is one request while the first one begins in time', async () => {
    const { ask, signals } = asking({ firstMs: 500, restMs: 800 });
    const answer = hedged(ask, new Hedge(POLICY), patient());
    await jest.advanceTimersByTimeAsync(1300);
    expect(await answer).toBe('answer 1');
    expect(signals).toHaveLength(1);
  });

  it('is asked again when the first has not begun, and whoever begins first answers: the other is told to stop', async () => {
    const { ask, signals } = asking({ firstMs: 5000, restMs: 0 }, { firstMs: 300, restMs: 400 });
    const answer = hedged(ask, new Hedge(POLICY), patient());
    await jest.advanceTimersByTimeAsync(1600);
    expect(await answer).toBe('answer 2');
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
  });

  it('stays with the first when that begins while the second is on its way', async () => {
    const { ask, signals } = asking({ firstMs: 1000, restMs: 900 }, { firstMs: 800, restMs: 0 });
    const answer = hedged(ask, new Hedge(POLICY), patient());
    await jest.advanceTimersByTimeAsync(1000);
    expect(signals[1]?.aborted).toBe(true);
    await jest.advanceTimersByTimeAsync(900);
    expect(await answer).toBe('answer 1');
  });

  it('does not fail while the other one may still answer', async () => {
    const { ask } = asking({ failsAfterMs: 1000 }, { firstMs: 500, restMs: 0 });
    const answer = hedged(ask, new Hedge(POLICY), patient());
    await jest.advanceTimersByTimeAsync(1500);
    expect(await answer).toBe('answer 2');
  });

  it('fails at once when the first one does: a second try is for slowness only', async () => {
    const { ask, signals } = asking({ failsAfterMs: 100 });
    const answer = expect(hedged(ask, new Hedge(POLICY), patient())).rejects.toThrow('answer 1 failed');
    await jest.advanceTimersByTimeAsync(2000);
    await answer;
    expect(signals).toHaveLength(1);
  });

  it('tells both when its time is over, and leaves no timer behind', async () => {
    const { ask, signals } = asking('never', 'never');
    const abort = new AbortController();
    const answer = expect(hedged(ask, new Hedge(POLICY), { signal: abort.signal, now: Date.now })).rejects.toThrow('aborted');
    await jest.advanceTimersByTimeAsync(1000);
    abort.abort(new Error('over'));
    await answer;
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('is paid for: at most one in ten, however slow everything is', async () => {
    const hedge = new Hedge(POLICY);
    let requests = 0;
    for (let turn = 0; turn < 50; turn++) {
      const { ask, signals } = asking({ firstMs: 1500, restMs: 0 }, { firstMs: 1500, restMs: 0 });
      const answer = hedged(ask, hedge, patient());
      await jest.advanceTimersByTimeAsync(3000);
      await answer;
      requests += signals.length;
    }
    expect(requests).toBeGreaterThan(50);
    expect(requests).toBeLessThanOrEqual(50 + 1 + 5);
  });

  it('waits for what was usual, once enough was seen', async () => {
    const hedge = new Hedge(POLICY);
    for (const ms of [200, 200, 300, 400]) hedge.observe(ms);
    expect(hedge.begin()).toBe(400);
  });
});
