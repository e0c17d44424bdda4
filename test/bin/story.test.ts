import { usablePort } from '../../local/usable-port';
import { command } from '../support/command';
import { drive } from '../support/drive';
import { startTestCenter, type TestCenter } from '../support/test-center';

const CALLER = '+14155552671';
const ASKING = ['please call me back', 'Ada Lovelace', 'Analytical Engines', 'support calls at night', 'yes'];
const PERSONAL = /Ada|Lovelace|Analytical|2671|at night/;
const MINUTE_MS = 60_000;

let center: TestCenter;
beforeEach(async () => {
  center = await startTestCenter({ port: (await usablePort(0)) ?? 0 });
});
afterEach(() => center.close());

const story = (...options: readonly string[]) => drive(center.clock, command('story', ...options, '--endpoint', center.cloud.url));

/** The name of the monitor is the id. */
const callbackId = () =>
  center.stateMachines.executions().find(({ stateMachineName }) => stateMachineName === 'atlas-call-monitor')?.name ?? '';

async function asks() {
  const ada = center.caller(CALLER);
  const call = await ada.dials();
  await call.saysAll(...ASKING);
  return ada;
}

it('tells everything that happened to a callback, in the time of the caller and in UTC, and names nobody', async () => {
  const ada = await asks();
  (await ada.answers()).hangsUp();
  await center.settle();

  const told = await story(callbackId(), '--json');
  expect(told.code).toBe(0);
  expect(told.said).not.toMatch(PERSONAL);
  const { why, row, attempts, executions, contacts, lead, tasks, timeline, unread, zone } = JSON.parse(told.said);
  expect(unread).toEqual([]);
  expect(zone).toBe('America/Los_Angeles');
  expect(why[0]).toMatch(/^Atlas called and was answered/);
  expect(row).toMatchObject({ state: 'COMPLETED', outcome: 'answered', isFinal: true });
  expect(attempts).toEqual([expect.objectContaining({ attempt: 1, state: 'COMPLETED' })]);
  expect(executions.map(({ machine, status }: Record<string, string>) => `${machine} ${status}`).sort()).toEqual([
    'call-monitor SUCCEEDED',
    'callback SUCCEEDED',
  ]);
  expect(contacts).toHaveLength(2);
  expect(lead).toMatchObject({ Status: 'Working - Contacted' });
  expect(tasks).toEqual([expect.objectContaining({ CallDisposition: 'Completed', Status: 'Completed' })]);
  const whats = timeline.map(({ from, what }: Record<string, string>) => `${from}: ${what}`);
  for (const what of [
    'row: promised',
    'callback: enters Create Lead',
    'row: attempt 1: claimed, dialing',
    'row: attempt 1: answered',
    'call-monitor: ends SUCCEEDED',
  ])
    expect(whats).toContain(what);
  const times = timeline.map(({ at }: { at: string }) => at);
  expect(times).toEqual([...times].sort());

  const { said } = await story(callbackId());
  expect(said).toMatch(/Wed,? 10:\d\d:\d\d {2}2026-11-18T18:\d\d:\d\d\.\d{3}Z {2}row +promised/);
  expect(said).not.toMatch(PERSONAL);
  expect((await story(callbackId(), '--personal')).said).toMatch(/name: Ada Lovelace[\s\S]*number: \+14155552671/);
});

it('says why it was not called: dialing is stopped, with the reason of whoever did it', async () => {
  await drive(center.clock, command('dialing', 'stop', '--reason', 'a fire drill', '--endpoint', center.cloud.url));
  await asks();
  await center.clock.advance(MINUTE_MS);
  const { code, said } = await story(callbackId());
  expect(code).toBe(0);
  expect(said).toMatch(/It would be put off: all dialing is stopped \(a fire drill\)/);
});

it('tells the rest when Salesforce is away, and says so', async () => {
  center.salesforce.goDown(true);
  await asks();
  await center.clock.advance(2 * MINUTE_MS);
  const { code, said } = await story(callbackId());
  expect(code).toBe(0);
  expect(said).toMatch(/Salesforce does not show this yet/);
  expect(said).toMatch(/not read: Salesforce: /);
});

it('says what to do when there is no such callback, or none was named', async () => {
  const { code, said } = await story('0'.repeat(32));
  expect([code, said]).toEqual([1, expect.stringContaining('there is no callback')]);
  expect(await command('story')).toMatchObject({ code: 2, said: expect.stringContaining('32 hex digits') });
  expect(await command('story', '--help')).toMatchObject({ code: 0, said: expect.stringContaining('npm run story') });
});
