import { config } from '../../bin/config';
import { dialingStatus, statusText } from '../../bin/dialing-status';
import { CALLBACK_ID, callbackRow, NOW_MS, NOW_SECONDS } from '../support/callback-row';
import { InMemoryCallbacks } from '../support/in-memory-callbacks';
import { InMemoryDialing } from '../support/in-memory-dialing';

const callbacks = new InMemoryCallbacks();
const dialing = new InMemoryDialing(callbacks);
const now = () => dialingStatus({ dialing, callbacks, policy: config.dialing.line, now: NOW_MS });

it('tells the calls under way, who waits, who is late, and what comes next', async () => {
  dialing.slots.held = new Set([`${CALLBACK_ID}-1`]);
  dialing.slots.position = 3;
  callbacks.put(callbackRow({ state: 'DIALED', claim: { id: 'claim', at: NOW_MS } }));
  for (const [index, dueAt] of [NOW_SECONDS - 900, NOW_SECONDS, NOW_SECONDS + 60, NOW_SECONDS + 7200].entries())
    callbacks.put(callbackRow({ callbackId: CALLBACK_ID.replace(/0$|f$/, String(index)), dueAt }));
  const status = await now();
  expect(status).toMatchObject({
    held: { slots: 1, of: 10, attempts: [`${CALLBACK_ID}-1`] },
    waiting: 3,
    promised: { callbacks: 4, due: 2, overdue: 1, nextDueAt: '2026-11-02T18:01:00Z' },
  });
  expect(statusText(status)).toMatch(/1 of 10 lines[\s\S]*4 to be called, 2 of them due, 1 overdue; next 2026-11-02T18:01:00Z/);
});

it('tells whether the breaker lets calls through', async () => {
  expect(statusText(await now())).toMatch(/breaker +closed/);
  Object.assign(dialing.slots, { brokenUntil: NOW_MS + 30_000, dialed: 10, failed: 7 });
  expect(statusText(await now())).toMatch(/breaker +OPEN until \(2026-11-02T18:00:30Z\); 7 of the latest 10 dials failed/);
  Object.assign(dialing.slots, { brokenUntil: NOW_MS - 1 });
  expect((await now()).breaker.state).toBe('trying');
});
