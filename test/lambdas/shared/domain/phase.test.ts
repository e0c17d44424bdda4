import type { Callback } from '../../../../lambdas/shared/domain/callback';
import { phaseOf } from '../../../../lambdas/shared/domain/phase';
import { callbackRow, NOW_MS, NOW_SECONDS } from '../../../support/callback-row';

const claim = (secondsAgo: number) => ({ claim: { id: 'claim-1', at: NOW_MS - secondsAgo * 1000 } });

describe('the phase of a callback', () => {
  it.each<[string, Partial<Callback>, string, number]>([
    ['due now, started, and looked at again after a minute', {}, 'due', 60],
    ['due for long', { dueAt: NOW_SECONDS - 300 }, 'due', 60],
    ['due in an hour and a half', { dueAt: NOW_SECONDS + 5400 }, 'waiting', 5400],
    ['just claimed', { state: 'DIALING', ...claim(0) }, 'waiting', 60],
    ['claimed 20 s ago', { state: 'DIALING', ...claim(20) }, 'waiting', 40],
    ['ringing for exactly a minute', { state: 'DIALED', ...claim(60) }, 'waiting', 60],
    ['ringing for 130 s', { state: 'DIALED', ...claim(130) }, 'waiting', 50],
    ['in conversation', { state: 'ANSWERED', ...claim(130) }, 'waiting', 300],
    ['ended', { state: 'COMPLETED', ...claim(130) }, 'ended', 1],
    ['given up', { state: 'UNKNOWN' }, 'ended', 1],
  ])('%s', (_case, row, phase, waitSeconds) => {
    expect(phaseOf(callbackRow(row), NOW_MS)).toMatchObject({ phase, waitSeconds, attempt: 1 });
  });

  it('waits whole seconds, at least one, and never wakes before the time', () => {
    expect(phaseOf(callbackRow({ dueAt: NOW_SECONDS + 1 }), NOW_MS + 999)).toMatchObject({ phase: 'waiting', waitSeconds: 1 });
    expect(phaseOf(callbackRow({ dueAt: NOW_SECONDS + 2 }), NOW_MS + 1)).toMatchObject({ waitSeconds: 2 });
  });

  it.each<[string, Partial<Callback>, boolean]>([
    ['nothing is in Salesforce yet', {}, true],
    ['an older version is', { version: 4, syncedVersion: 3 }, true],
    ['this version is', { version: 4, syncedVersion: 4 }, false],
    ['it is erased, and never will be', { state: 'ERASED', version: 4 }, false],
  ])('knows that the lead is pending when %s', (_case, row, leadPending) => {
    expect(phaseOf(callbackRow(row), NOW_MS).leadPending).toBe(leadPending);
  });
});
