import { planNextAttempt } from '../../lambdas/plan-next-attempt/plan-next-attempt';
import { CALLBACK_ID, callbackRow, stoppedClock } from '../support/callback-row';
import { InMemoryCallbacks } from '../support/in-memory-callbacks';

describe('planning the next attempt', () => {
  it.each(['COMPLETED', 'NO_ANSWER', 'UNKNOWN'] as const)('plans none after %s: one promise, one call', async (state) => {
    const callbacks = new InMemoryCallbacks();
    const row = callbacks.put(callbackRow({ state }));
    expect(await planNextAttempt(CALLBACK_ID, callbacks, stoppedClock())).toMatchObject({ phase: 'ended', attempt: 1 });
    expect(callbacks.rows.get(CALLBACK_ID)).toBe(row);
  });

  it('has nothing to plan for a callback that is gone', async () => {
    expect(await planNextAttempt(CALLBACK_ID, new InMemoryCallbacks(), stoppedClock())).toMatchObject({ phase: 'ended' });
  });
});
