import { seededRandom } from '../../../local/cloud/seeded-random';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('the source of randomness', () => {
  it('gives the same numbers for the same seed, and others for another', () => {
    const draw = (seed: string | number) => Array.from({ length: 5 }, seededRandom(seed).next);
    expect(draw('one')).toEqual(draw('one'));
    expect(draw('one')).not.toEqual(draw('two'));
  });

  it('forks by name, whatever was drawn before', () => {
    const fresh = seededRandom(7);
    const used = seededRandom(7);
    used.bytes(1000);
    expect(used.fork('lambda').uuid()).toBe(fresh.fork('lambda').uuid());
    expect(fresh.fork('lambda').uuid()).not.toBe(fresh.fork('sqs').uuid());
    expect(fresh.fork('a').fork('b').next()).toBe(seededRandom(7).fork('a').fork('b').next());
  });

  it('spreads evenly', () => {
    const random = seededRandom('even');
    const buckets = new Array(10).fill(0);
    for (let i = 0; i < 100_000; i++) buckets[Math.floor(random.next() * 10)]++;
    expect(Math.min(...buckets)).toBeGreaterThan(9_700);
    expect(Math.max(...buckets)).toBeLessThan(10_300);
  });

  it('makes UUIDs, bytes and ids of their shapes', () => {
    const random = seededRandom(1);
    expect(random.uuid()).toMatch(UUID);
    expect(new Set(Array.from({ length: 1000 }, () => random.uuid())).size).toBe(1000);
    expect(random.bytes(16)).toHaveLength(16);
    expect(random.id(10)).toMatch(/^[A-Z0-9]{10}$/);
  });

  it('draws latencies with the median and the 99th percentile asked for', () => {
    const random = seededRandom('latency');
    const sorted = Array.from({ length: 20_000 }, () => random.latencyMs(10, 40)).sort((a, b) => a - b);
    expect(sorted[10_000]).toBeGreaterThan(9.7);
    expect(sorted[10_000]).toBeLessThan(10.3);
    expect(sorted[19_800]).toBeGreaterThan(37);
    expect(sorted[19_800]).toBeLessThan(43);
    expect(random.latencyMs(5, 5)).toBe(5);
  });
});
