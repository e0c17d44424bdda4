import { readCallback } from '../../lambdas/read-callback/read-callback';
import { parseCallbackInput } from '../../lambdas/shared/callback-input';
import { InvalidInput } from '../../lambdas/shared/domain/errors';
import { CALLBACK_ID, callbackRow, NOW_SECONDS, stoppedClock } from '../support/callback-row';
import { InMemoryCallbacks } from '../support/in-memory-callbacks';

describe('reading a callback', () => {
  it('tells the monitor where it stands, and nothing personal', async () => {
    const callbacks = new InMemoryCallbacks();
    callbacks.put(callbackRow({ dueAt: NOW_SECONDS + 90 }));
    expect(await readCallback(CALLBACK_ID, callbacks, stoppedClock())).toEqual({
      phase: 'waiting',
      attempt: 1,
      dueAt: NOW_SECONDS + 90,
      waitSeconds: 90,
      leadPending: true,
    });
  });

  it('takes a callback that is gone for one that has ended', async () => {
    expect(await readCallback(CALLBACK_ID, new InMemoryCallbacks(), stoppedClock())).toMatchObject({ phase: 'ended', leadPending: false });
  });

  it.each([undefined, null, {}, { callbackId: 7 }, { callbackId: '+14155552671' }])('takes no input but an id: %j', (input) => {
    expect(() => parseCallbackInput(input)).toThrow(InvalidInput);
    expect(() => parseCallbackInput(input)).toThrow(/^(?!.*415)/);
  });
});
