import { config } from '../../../../bin/config';
import { type DialingPolicy, parseDialingPolicy } from '../../../../lambdas/shared/domain/dialing-policy';
import { parseHandover } from '../../../../lambdas/shared/domain/handover';

const changed = (change: (policy: Record<string, never>) => void): string => {
  const policy = structuredClone(config.dialing) as unknown as Record<string, never>;
  change(policy);
  return JSON.stringify(policy);
};

describe('the dialing policy', () => {
  it('reaches the functions as it stands in bin/config.ts', () => {
    expect(parseDialingPolicy(JSON.stringify(config.dialing))).toEqual(config.dialing);
  });

  it('is the one that was decided', () => {
    const { again, callsPerNumberPerDay, notExecuted, window, line } = config.dialing;
    expect(again).toEqual({ busy: { times: 1, afterMinutes: 30 }, 'no-answer': { times: 1, afterMinutes: 240 } });
    expect([callsPerNumberPerDay, notExecuted.length, window]).toEqual([3, 3, { opensAt: '09:00', closesAt: '20:00' }]);
    expect(notExecuted.reduce((sum, { mostSeconds }) => sum + mostSeconds, 0)).toBeLessThanOrEqual(600);
    expect([line.callsPerSecond, line.burst]).toEqual([1.5, 5]);
  });

  it.each<[string, (policy: { -readonly [K in keyof DialingPolicy]: never }) => void, string]>([
    ['a cap of none', (policy) => Object.assign(policy, { callsPerNumberPerDay: 0 }), 'callsPerNumberPerDay 0'],
    ['a rate that is no number', (policy) => Object.assign(policy.line, { callsPerSecond: 'fast' }), 'line.callsPerSecond fast'],
    ['a window in words', (policy) => Object.assign(policy.window, { opensAt: 'nine' }), 'window.opensAt nine'],
    ['a window across midnight', (policy) => Object.assign(policy.window, { opensAt: '22:00' }), 'closes before it opens'],
    ['a retry at once', (policy) => Object.assign(policy.again, { busy: { times: 1, afterMinutes: 0 } }), 'again.busy.afterMinutes 0'],
  ])('with %s stops a function before it starts', (_what, change, says) => {
    expect(() => parseDialingPolicy(changed(change as never))).toThrow(says);
  });
});

describe('the handover', () => {
  it('names a Salesforce user, or nobody', () => {
    expect(parseHandover('{}')).toEqual({});
    expect(parseHandover('{"ownerId":"005gK000xFsuAKEQQ2"}')).toEqual({ ownerId: '005gK000xFsuAKEQQ2' });
    expect(() => parseHandover('{"ownerId":"00QgK000xFsuAKE"}')).toThrow('expected the id of a Salesforce user');
  });
});
