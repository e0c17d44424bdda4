import { awaitOutcome, parseWait } from '../../lambdas/await-outcome/await-outcome';
import type { Callback } from '../../lambdas/shared/domain/callback';
import { InvalidInput } from '../../lambdas/shared/domain/errors';
import { wakeMonitor } from '../../lambdas/shared/wake-monitor';
import { CALLBACK_ID, callbackRow, NOW_SECONDS } from '../support/callback-row';
import { InMemoryCallbacks } from '../support/in-memory-callbacks';
import { InMemoryWorkflows } from '../support/in-memory-workflows';

const wait = { callbackId: CALLBACK_ID, attempt: 1, dueAt: NOW_SECONDS, taskToken: 'token-1' };

function scene(row: Partial<Callback> = {}) {
  const callbacks = new InMemoryCallbacks();
  const workflows = new InMemoryWorkflows();
  callbacks.put(callbackRow({ state: 'DIALED', ...row }));
  return { callbacks, workflows, isAwake: () => workflows.completedTokens.has('token-1') };
}

describe('awaiting the outcome', () => {
  it('goes on waiting while the callback stands where the monitor read it', async () => {
    const { isAwake, ...ports } = scene();
    expect(await awaitOutcome(wait, ports)).toEqual({});
    expect(isAwake()).toBe(false);
    expect(ports.callbacks.rows.get(CALLBACK_ID)?.taskToken).toBe('token-1');
  });

  it.each([
    ['ended', { state: 'COMPLETED' }],
    ['was put off', { dueAt: NOW_SECONDS + 5 }],
    ['went on to another attempt', { state: 'REQUESTED', attempt: 2 }],
  ] as const)('ends at once when the callback %s before the token was stored', async (_what, row) => {
    const { isAwake, ...ports } = scene(row);
    await awaitOutcome(wait, ports);
    expect(isAwake()).toBe(true);
  });

  it('is woken by whoever ends the callback after the token was stored', async () => {
    const { isAwake, ...ports } = scene();
    await awaitOutcome(wait, ports);
    await wakeMonitor((await ports.callbacks.move(callbackRow(), 'COMPLETED', {})) as Callback, ports.workflows);
    expect(isAwake()).toBe(true);
  });

  it('is woken in every order in which the end and the token may arrive', async () => {
    const { isAwake, ...ports } = scene();
    const end = async () => wakeMonitor((await ports.callbacks.move(callbackRow(), 'COMPLETED', {})) as Callback, ports.workflows);
    await Promise.all([end(), awaitOutcome(wait, ports)]);
    expect(isAwake()).toBe(true);
  });

  it.each([
    [{}],
    [{ ...wait, callbackId: 'x' }],
    [{ ...wait, attempt: '1' }],
    [{ ...wait, dueAt: undefined }],
    [{ ...wait, taskToken: '' }],
  ])('takes nothing but what the machine gives: %j', (input) => {
    expect(() => parseWait(input)).toThrow(InvalidInput);
    expect(parseWait(wait)).toEqual(wait);
  });
});
