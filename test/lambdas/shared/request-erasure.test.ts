import { erasureIdOf } from '../../../lambdas/shared/domain/ids';
import { requestErasure } from '../../../lambdas/shared/request-erasure';
import { NOW_MS } from '../../support/callback-row';
import { InMemoryErasures } from '../../support/in-memory-erasures';
import { InMemoryWorkflows } from '../../support/in-memory-workflows';

const ERASURE_ID = erasureIdOf('key', 'contact-1');
const WISH = { erasureId: ERASURE_ID, callerId: 'c'.repeat(32), requestedAt: NOW_MS };

function inMemory() {
  const [erasures, workflows, reported] = [new InMemoryErasures(), new InMemoryWorkflows(), [] as string[]];
  return { erasures, workflows, reported, report: (message: string) => void reported.push(message) };
}

describe('asking to be forgotten', () => {
  it('is recorded first, then the workflow starts', async () => {
    const ports = inMemory();
    await requestErasure(WISH, ports);
    expect([...ports.erasures.rows.keys()]).toEqual([ERASURE_ID]);
    expect([...ports.workflows.erasures]).toEqual([`${ERASURE_ID}-1`]);
  });

  it('is kept although the workflow does not start: the sweep starts it', async () => {
    const ports = inMemory();
    ports.workflows.failure = new Error('throttled');
    await requestErasure(WISH, ports);
    expect([...ports.erasures.suppressed.keys()]).toEqual([WISH.callerId]);
    expect(ports.reported).toEqual(['erasure not started, left to the sweep']);
  });

  it('is not acknowledged when it could not be recorded', async () => {
    const ports = inMemory();
    ports.erasures.failure = new Error('throttled');
    await expect(requestErasure(WISH, ports)).rejects.toThrow('throttled');
    expect(ports.workflows.erasures.size).toBe(0);
  });

  it('starts nothing once all is gone', async () => {
    const ports = inMemory();
    await requestErasure(WISH, ports);
    await ports.erasures.close(ERASURE_ID, NOW_MS + 1_000);
    ports.workflows.erasures.clear();
    expect(await requestErasure(WISH, ports)).toMatchObject({ doneAt: NOW_MS + 1_000 });
    expect(ports.workflows.erasures.size).toBe(0);
  });
});
