import type { Callback } from '../../../lambdas/shared/domain/callback';
import { SalesforceUnavailable } from '../../../lambdas/shared/domain/errors';
import type { Leads } from '../../../lambdas/shared/ports/leads';
import { projectLead } from '../../../lambdas/shared/project-lead';
import { CALLBACK_ID, callbackRow, NOW_MS } from '../../support/callback-row';
import { InMemoryCallbacks } from '../../support/in-memory-callbacks';
import { InMemoryLeads } from '../../support/in-memory-leads';

function scene(row: Partial<Callback> = {}) {
  const callbacks = new InMemoryCallbacks();
  const leads = new InMemoryLeads();
  callbacks.put(callbackRow(row));
  const read = () => callbacks.rows.get(CALLBACK_ID) as Callback;
  return { callbacks, leads, read, project: (from = read()) => projectLead(from, { callbacks, leads }, NOW_MS) };
}

const lead = (leads: InMemoryLeads) => [...leads.byCallerId.values()][0];
const task = (leads: InMemoryLeads) => [...leads.tasks.values()][0];
const down = new SalesforceUnavailable('Salesforce is unavailable: 503 SERVER_UNAVAILABLE');

describe('projecting a callback onto its lead', () => {
  it('writes the lead of a promise, and no task yet', async () => {
    const { project, leads, read } = scene();
    expect(await project()).toEqual({ leadId: lead(leads)?.leadId });
    expect(leads.tasks.size).toBe(0);
    expect(read().syncedVersion).toBe(1);
  });

  it('logs the call once the attempt has ended', async () => {
    const { project, leads, read } = scene({ state: 'NO_ANSWER', outcome: 'busy', version: 5 });
    await project();
    expect(task(leads)).toMatchObject({ attemptId: `${CALLBACK_ID}-1`, callDisposition: 'Busy', leadId: lead(leads)?.leadId });
    expect(read().syncedVersion).toBe(5);
  });

  it('makes one lead and one task however often it is repeated', async () => {
    const { project, leads } = scene({ state: 'COMPLETED', version: 5 });
    const ids = [await project(), await project(), await project()];
    expect(new Set(ids.map((projected) => projected?.leadId)).size).toBe(1);
    expect([leads.byCallerId.size, leads.tasks.size]).toEqual([1, 1]);
  });

  it('never shows an erased callback', async () => {
    const { project, leads } = scene({ state: 'ERASED' });
    expect(await project()).toBeUndefined();
    expect(leads.byCallerId.size).toBe(0);
  });

  it.each(['upsert', 'logCall'] as const)('is right at the second try when Salesforce fails at %s', async (call) => {
    const { project, leads, read } = scene({ state: 'UNKNOWN', version: 5 });
    const works = leads[call].bind(leads) as never;
    leads[call] = async () => {
      throw down;
    };
    await expect(project()).rejects.toBe(down);
    expect(read().syncedVersion).toBe(0);

    leads[call] = works;
    await project();
    expect([leads.byCallerId.size, leads.tasks.size, read().syncedVersion]).toEqual([1, 1, 5]);
  });

  it.each(['upsert', 'logCall'] as const)('is right at the second try when the reply of %s is lost', async (call) => {
    const { project, leads, read } = scene({ state: 'UNKNOWN', version: 5 });
    const works = leads[call].bind(leads) as (...input: readonly unknown[]) => Promise<never>;
    leads[call] = async (...input: readonly unknown[]) => {
      await works(...input);
      throw down;
    };
    await expect(project()).rejects.toBe(down);
    leads[call] = works as never;
    await project();
    expect([leads.byCallerId.size, leads.tasks.size, read().syncedVersion]).toEqual([1, 1, 5]);
  });

  it('is right at the second try when the table fails at the end', async () => {
    const { project, leads, callbacks, read } = scene({ version: 5 });
    const markSynced = callbacks.markSynced.bind(callbacks);
    callbacks.markSynced = () => Promise.reject(new Error('the table is down'));
    await expect(project()).rejects.toThrow('the table is down');
    callbacks.markSynced = markSynced;
    await project();
    expect([leads.byCallerId.size, read().syncedVersion]).toEqual([1, 5]);
  });

  it('ends with the newest state when it was overtaken, though Salesforce does not fence tasks', async () => {
    const { project, leads, callbacks, read } = scene({ state: 'UNKNOWN', version: 5 });
    const stale = read();
    await callbacks.move(stale, 'COMPLETED', { outcome: 'answered', answeredAt: NOW_MS, endedAt: NOW_MS });
    await project();
    await project(stale);
    expect(lead(leads)).toMatchObject({ status: 'Working - Contacted', version: 100_006 });
    expect(task(leads)).toMatchObject({ status: 'Completed' });
    expect(read().syncedVersion).toBe(6);
  });

  it('ends with the newest state when the call ends while it is writing', async () => {
    const { project, leads, callbacks, read } = scene({ state: 'UNKNOWN', version: 5 });
    const upsert: Leads['upsert'] = leads.upsert.bind(leads);
    leads.upsert = async (written) => {
      await callbacks.move(read(), 'COMPLETED', { outcome: 'answered', endedAt: NOW_MS });
      return upsert(written);
    };
    await project();
    expect(task(leads)).toMatchObject({ status: 'Completed' });
    expect(read()).toMatchObject({ version: 6, syncedVersion: 6 });
  });

  describe('that has rung more than once', () => {
    const first = {
      attempt: 1,
      state: 'NO_ANSWER',
      outcome: 'busy',
      dueAt: 1,
      deferrals: 0,
      endedAt: NOW_MS,
      nextDueAt: 1_793_645_000,
    } as const;
    const attemptId = (n: number) => `${CALLBACK_ID}-${n}`;

    it('logs every attempt, and says of each what came next', async () => {
      const { project, leads, callbacks, read } = scene({
        state: 'NO_ANSWER',
        outcome: 'no-answer',
        attempt: 2,
        version: 8,
        endedAt: NOW_MS,
      });
      callbacks.kept.set(`${CALLBACK_ID} 1`, first);
      await project();
      expect([...leads.tasks.keys()]).toEqual([attemptId(1), attemptId(2)]);
      expect(leads.tasks.get(attemptId(1))).toMatchObject({
        callDisposition: 'Busy',
        status: 'Completed',
        description: 'Atlas called, the line was busy.\nAtlas calls again at 2026-11-02 18:43 UTC.',
      });
      expect(leads.tasks.get(attemptId(2))).toMatchObject({ callDisposition: 'No answer' });
      expect(read()).toMatchObject({ syncedAttempt: 1, leadId: lead(leads)?.leadId });
    });

    it('logs an attempt once, not with every later change', async () => {
      const { project, leads, callbacks } = scene({ attempt: 2, version: 8, syncedAttempt: 1 });
      callbacks.kept.set(`${CALLBACK_ID} 1`, first);
      await project();
      expect(leads.tasks.size).toBe(0);
    });

    it('writes the task of the past again when an older projection has written over it', async () => {
      const { project, leads, callbacks, read } = scene({ ...first, attempt: 1, version: 5 });
      const stale = read();
      callbacks.kept.set(`${CALLBACK_ID} 1`, first);
      callbacks.put({ ...callbackRow({ attempt: 2, version: 6 }), syncedVersion: 6, syncedAttempt: 1 });
      await project(stale);
      expect(leads.tasks.get(attemptId(1))?.description).toContain('Atlas calls again');
    });
  });
});
