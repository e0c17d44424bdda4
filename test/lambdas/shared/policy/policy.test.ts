import { TooLate } from '../../../../lambdas/shared/deadline';
import { Breaker } from '../../../../lambdas/shared/policy/breaker';
import { gather } from '../../../../lambdas/shared/policy/gather';
import { MemoryCache } from '../../../../lambdas/shared/policy/memory-cache';
import { RunningPercentile } from '../../../../lambdas/shared/policy/running-percentile';
import { SingleFlight } from '../../../../lambdas/shared/policy/single-flight';

describe('a breaker', () => {
  const broken = () => {
    let now = 0;
    const breaker = new Breaker({ failures: 3, withinMs: 1000, probeEveryMs: 500 }, () => now);
    const later = (ms: number) => {
      now += ms;
      return breaker;
    };
    for (let failure = 0; failure < 3; failure++) later(10).failed();
    return { breaker, later };
  };

  it('opens after so many failures within so long, and not for the same number spread out', () => {
    expect(broken().breaker.admits()).toBe(false);
    let now = 0;
    const spread = new Breaker({ failures: 3, withinMs: 1000, probeEveryMs: 500 }, () => now);
    for (let failure = 0; failure < 9; failure++) {
      now += 600;
      spread.failed();
    }
    expect(spread.admits()).toBe(true);
  });

  it('lets one through once in a while, closes when that succeeds, and stays open when it fails', () => {
    const { breaker, later } = broken();
    expect(later(499).admits()).toBe(false);
    expect(later(1).admits()).toBe(true);
    expect(breaker.admits()).toBe(false);
    breaker.failed();
    expect(later(499).admits()).toBe(false);
    expect(later(1).admits()).toBe(true);
    breaker.succeeded();
    expect([breaker.admits(), breaker.admits(), breaker.isOpen]).toEqual([true, true, false]);
  });
});

describe('a memory cache', () => {
  const cached = (maxEntries = 2) => {
    let now = 0;
    const cache = new MemoryCache<string>({ maxEntries, ttlMs: 1000, now: () => now });
    return {
      cache,
      later: (ms: number) => {
        now += ms;
      },
    };
  };

  it('forgets what is too old, and first what was least lately used', () => {
    const { cache, later } = cached();
    cache.set('a', '1');
    cache.set('b', '2');
    expect(cache.get('a')).toBe('1');
    cache.set('c', '3');
    expect([cache.get('a'), cache.get('b'), cache.get('c'), cache.size]).toEqual(['1', undefined, '3', 2]);
    later(1000);
    expect([cache.get('a'), cache.get('c'), cache.size]).toEqual([undefined, undefined, 0]);
  });

  it('forgets a namespace when it is told to', () => {
    const { cache } = cached(10);
    cache.set('answers#a', '1');
    cache.set('answers#b', '2');
    cache.set('callers#a', '3');
    cache.invalidate('answers#');
    expect([cache.get('answers#a'), cache.get('answers#b'), cache.get('callers#a')]).toEqual([undefined, undefined, '3']);
  });
});

describe('a single flight', () => {
  it('does the work once for a hundred who want it at once, and again for the next', async () => {
    let done = 0;
    const flight = new SingleFlight<number>();
    const run = () => flight.run('key', async () => ++done);
    expect(new Set(await Promise.all(Array.from({ length: 100 }, run)))).toEqual(new Set([1]));
    expect(await run()).toBe(2);
  });

  it('gives everybody the same error, and keeps none', async () => {
    const flight = new SingleFlight<number>();
    const failing = () => flight.run('key', async () => Promise.reject(new Error('down')));
    await expect(Promise.all([failing(), failing()])).rejects.toThrow('down');
    expect(await flight.run('key', async () => 7)).toBe(7);
  });
});

describe('gathering', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());
  const part = (ms: number, value: string, withinMs = 100) => ({
    withinMs,
    otherwise: 'nothing',
    find: () => new Promise<string>((resolve) => setTimeout(() => resolve(value), ms)),
  });

  it('takes as long as its slowest part, and uses what came: the rest is what it would be otherwise', async () => {
    const missed: string[] = [];
    const options = { withinMs: 200, signal: new AbortController().signal, missed: (name: string) => missed.push(name) };
    const failing = { withinMs: 100, otherwise: 'nothing', find: async () => Promise.reject(new Error('down')) };
    const parts = gather({ quick: part(50, 'a'), slow: part(150, 'b'), late: part(300, 'c', 500), failing }, options);
    const startedAt = Date.now();
    const gathered = parts.then((found) => ({ ...found, ms: Date.now() - startedAt }));
    await jest.advanceTimersByTimeAsync(500);
    expect(await gathered).toEqual({ quick: 'a', slow: 'nothing', late: 'nothing', failing: 'nothing', ms: 200 });
    expect(new Set(missed)).toEqual(new Set(['failing', 'late', 'slow']));
    expect(jest.getTimerCount()).toBe(0);
  });

  it('goes on without a part that is not worth the wait, and still tells who wants to know when it comes', async () => {
    const told: string[] = [];
    const options = { withinMs: 200, signal: new AbortController().signal, missed: (name: string) => told.push(`without ${name}`) };
    const worthLittle = { ...part(80, 'b'), worthMs: 30, late: (found: string) => void told.push(`then ${found}`) };
    const startedAt = Date.now();
    const gathered = gather({ quick: part(20, 'a'), worthLittle }, options).then((found) => ({ ...found, ms: Date.now() - startedAt }));
    await jest.advanceTimersByTimeAsync(500);
    expect(await gathered).toEqual({ quick: 'a', worthLittle: 'nothing', ms: 30 });
    expect(told).toEqual(['without worthLittle', 'then b']);
  });

  it('ends with the turn, and tells every part', async () => {
    const abort = new AbortController();
    const told: unknown[] = [];
    const find = (signal: AbortSignal) => new Promise<string>(() => signal.addEventListener('abort', () => told.push(signal.reason)));
    const gathered = gather(
      { a: { withinMs: 900, otherwise: 'nothing', find } },
      { withinMs: 900, signal: abort.signal, missed: () => undefined },
    );
    abort.abort(new TooLate('over'));
    expect(await gathered).toEqual({ a: 'nothing' });
    expect(told).toEqual([abort.signal.reason]);
  });
});

it('a running percentile is that of the newest samples, and always one of them', () => {
  const percentile = new RunningPercentile(100);
  expect(percentile.at(0.95)).toBeUndefined();
  for (let sample = 1; sample <= 200; sample++) percentile.observe(sample);
  expect([percentile.at(0.5), percentile.at(0.95), percentile.at(1), percentile.count]).toEqual([150, 195, 200, 100]);
});
