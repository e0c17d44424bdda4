import { type CheckInPorts, checkIn, OPENING_MAX_CHARACTERS, parseCheckIn } from '../../lambdas/outbound-check-in/outbound-check-in';
import { type Callback, RANK } from '../../lambdas/shared/domain/callback';
import type { PhoneNumber } from '../../lambdas/shared/domain/phone-number';
import type { Scenario } from '../../lambdas/shared/domain/scenario';
import { parseDigest } from '../../lambdas/shared/domain/scenario-digest';
import { verify } from '../../lambdas/shared/domain/signature';
import { standardScenario } from '../../lambdas/shared/language/standard-scenario';
import { InMemoryCallbacks } from '../support/in-memory-callbacks';
import { InMemoryScenarios } from '../support/in-memory-scenarios';
import { IDENTITY_KEY, NOW } from '../support/lex-talk';

const CALLBACK_ID = 'c'.repeat(32);
const CONTACT_ID = '5ca32fbd-8f92-46af-92a5-6b0f970f0efe';
const SCENARIO: Scenario = {
  source: 'scenario-1',
  opening: 'You asked about routes.',
  goal: 'A trial.',
  points: ['One.', 'Two.'],
  closing: 'Bye.',
};

const event = (attributes: object = { callbackId: CALLBACK_ID, attempt: '1' }) => ({
  Name: 'ContactFlowEvent',
  Details: { ContactData: { Attributes: attributes, Channel: 'VOICE', ContactId: CONTACT_ID, InitiationMethod: 'API' }, Parameters: {} },
});

const row = (changes: Partial<Callback> = {}): Callback => ({
  callbackId: CALLBACK_ID,
  callerId: 'a'.repeat(32),
  requestedBy: 'a'.repeat(32),
  ordinal: 1,
  attempt: 1,
  state: 'DIALED',
  rank: RANK.DIALED,
  dueAt: NOW / 1000,
  deferrals: 0,
  version: 3,
  syncedVersion: 1,
  number: '+14155552671' as PhoneNumber,
  requestedAt: NOW - 5000,
  expiresAt: NOW / 1000 + 3600,
  contactId: CONTACT_ID,
  ...changes,
});

function portsWith(stored: Callback | undefined) {
  const callbacks = new InMemoryCallbacks();
  const scenarios = new InMemoryScenarios();
  if (stored) callbacks.put(stored);
  scenarios.stored.set(CALLBACK_ID, SCENARIO);
  const reports: string[] = [];
  const identityKey = { read: async () => IDENTITY_KEY };
  const ports = {
    callbacks,
    scenarios,
    identityKey,
    companyName: 'Acme',
    now: () => NOW,
    report: (message: string): void => void reports.push(message),
  };
  return { ...ports, reports };
}

const answer = (ports: CheckInPorts, given: unknown = event()) => checkIn(parseCheckIn(given), ports);

describe('a call of ours that is answered', () => {
  it('opens by saying that an automated assistant speaks, for whom and why, and only then with the scenario', async () => {
    const { decision, opening } = await answer(portsWith(row()));
    expect(decision).toBe('proceed');
    expect(opening).toBe(
      'Hello, this is Atlas, the automated assistant of Acme. You asked us to call you back; if this is a bad moment, just hang up. You asked about routes.',
    );
  });

  it('keeps its opening short, whatever the scenario says, and the disclosure whole', async () => {
    const ports = portsWith(row());
    ports.scenarios.stored.set(CALLBACK_ID, {
      ...SCENARIO,
      opening: `**Hi!** See https://evil.example. ${'Very long words. '.repeat(60)}`,
    });
    const { opening } = await answer(ports);
    expect(opening.length).toBeLessThanOrEqual(OPENING_MAX_CHARACTERS);
    expect(opening).toMatch(/automated assistant of Acme.*just hang up\. Hi! Very long words\./);
    expect(opening).not.toMatch(/evil|\*/);
  });

  it('moves the row to ANSWERED, with the contact and the time', async () => {
    const { contactId: _unknown, ...dialing } = row({ state: 'DIALING', rank: RANK.DIALING });
    const ports = portsWith(dialing);
    await answer(ports);
    expect(ports.callbacks.rows.get(CALLBACK_ID)).toMatchObject({ state: 'ANSWERED', contactId: CONTACT_ID, answeredAt: NOW });
  });

  it('gives Lex the id and the scenario, signed for this contact only', async () => {
    const { callback, scenario } = await answer(portsWith(row()));
    expect(verify(IDENTITY_KEY, { purpose: 'callback', contactId: CONTACT_ID }, callback)).toBe(CALLBACK_ID);
    const digest = verify(IDENTITY_KEY, { purpose: 'scenario', contactId: CONTACT_ID }, scenario);
    expect(parseDigest(digest ?? '')).toEqual(SCENARIO);
    expect(verify(IDENTITY_KEY, { purpose: 'scenario', contactId: 'another' }, scenario)).toBeUndefined();
  });

  it('keeps the signed scenario within 1.5 KB', async () => {
    const ports = portsWith(row());
    const long = 'ü"\\'.repeat(200);
    ports.scenarios.stored.set(CALLBACK_ID, {
      source: 's',
      opening: long,
      goal: long,
      points: Array.from({ length: 9 }, () => long),
      closing: long,
    });
    const { scenario } = await answer(ports);
    expect(Buffer.byteLength(scenario)).toBeLessThanOrEqual(1536);
    expect(parseDigest(scenario.slice(scenario.indexOf('.') + 1))).toBeDefined();
  });

  it('answers with flat texts, as Connect reads them', async () => {
    const result = await answer(portsWith(row()));
    const text = expect.any(String) as unknown;
    expect(result).toEqual({ decision: 'proceed', language: 'en-US', opening: text, callback: text, scenario: text });
  });

  it('goes on when somebody else has recorded the answer first', async () => {
    const ports = portsWith(row({ state: 'ANSWERED', rank: RANK.ANSWERED, answeredAt: NOW - 10 }));
    expect(await answer(ports)).toMatchObject({ decision: 'proceed' });
    expect(ports.callbacks.rows.get(CALLBACK_ID)).toMatchObject({ answeredAt: NOW - 10, version: 3 });
  });

  it('opens with the standard scenario when none was written', async () => {
    const ports = portsWith(row());
    ports.scenarios.stored.clear();
    expect((await answer(ports)).opening).toContain(standardScenario().opening);
  });
});

describe('a call that Atlas must not speak on', () => {
  it.each<[string, Callback | undefined]>([
    ['has no row', undefined],
    ['has been erased', row({ state: 'ERASED', rank: RANK.ERASED })],
    ['has ended', row({ state: 'NO_ANSWER', rank: RANK.NO_ANSWER })],
    ['was given up', row({ state: 'UNKNOWN', rank: RANK.UNKNOWN })],
    ['is of an earlier attempt', row({ attempt: 2 })],
    ['is owned by another contact', row({ contactId: 'another-contact' })],
    ['is past its time to live', row({ expiresAt: NOW / 1000 })],
  ])('is one whose callback %s', async (_case, stored) => {
    const ports = portsWith(stored);
    expect(await answer(ports)).toEqual({ decision: 'stop', language: '', opening: '', callback: '', scenario: '' });
    expect(ports.callbacks.rows.get(CALLBACK_ID)).toEqual(stored);
  });

  it.each<[string, unknown]>([
    ['no event', null],
    ['no contact', { Details: {} }],
    ['no attributes', event({})],
    ['null attributes', event(null as never)],
    ['an id that is none', event({ callbackId: '../../x', attempt: '1' })],
    ['an attempt that is none', event({ callbackId: CALLBACK_ID, attempt: '1e9' })],
    ['an attempt that is no text', event({ callbackId: CALLBACK_ID, attempt: 1 })],
    ['prototype keys', event(JSON.parse(`{"__proto__":{"callbackId":"${CALLBACK_ID}","attempt":"1"}}`))],
  ])('is one that it did not place: %s', async (_case, given) => {
    expect(await answer(portsWith(row()), given)).toMatchObject({ decision: 'stop' });
  });
});

describe('with a person on the phone and something broken', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());
  const never = () => new Promise<never>(() => {});

  async function msOf(work: Promise<{ decision: string; opening: string }>) {
    const startedAt = Date.now();
    const done = work.then((result) => ({ ...result, ms: Date.now() - startedAt }));
    await jest.advanceTimersByTimeAsync(10_000);
    return done;
  }

  it('goes on in standard words within 1.5 s when the table does not answer', async () => {
    const broken = { ...portsWith(undefined), callbacks: { find: never, move: never }, scenarios: { find: never } };
    const result = await msOf(answer(broken));
    expect(result).toMatchObject({ decision: 'proceed', ms: 1500 });
    expect(result.opening).toContain(standardScenario().opening);
    expect(broken.reports).toEqual(expect.arrayContaining(['callback unread', 'scenario unread']));
  });

  it('goes on when the table fails at once', async () => {
    const ports = portsWith(row());
    ports.callbacks.failure = new Error('table down');
    ports.scenarios.failure = new Error('table down');
    expect(await msOf(answer(ports))).toMatchObject({ decision: 'proceed', ms: 0 });
  });

  it('waits no longer than the flow allows when the answer cannot be recorded', async () => {
    const found = row();
    const ports = { ...portsWith(undefined), callbacks: { find: async () => found, move: never } };
    expect(await msOf(answer(ports))).toMatchObject({ decision: 'proceed', ms: 800 });
    expect(ports.reports).toEqual(['answer not recorded']);
  });

  it('signs nothing without the identity key', async () => {
    const ports = { ...portsWith(row()), identityKey: { read: never } };
    expect(await msOf(answer(ports))).toMatchObject({ decision: 'proceed', callback: '', scenario: '', ms: 1500 });
  });
});
