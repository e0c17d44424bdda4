import { salesforceLeads } from '../../../../lambdas/shared/adapters/salesforce-leads';
import { SalesforceRejected, SalesforceUnavailable } from '../../../../lambdas/shared/domain/errors';
import { callTaskOf, leadOf } from '../../../../lambdas/shared/domain/lead-projection';
import type { Leads } from '../../../../lambdas/shared/ports/leads';
import { callbackRow, NOW_MS } from '../../../support/callback-row';
import { type Answer, type Arrived, salesforceServer } from '../../../support/salesforce-server';

/** Of somebody who may have a lead already. */
const LEAD = { ...leadOf(callbackRow()), isFirst: false };
const LEAD_PATH = `/services/data/v68.0/sobjects/Lead/Atlas_Caller_Id__c/${LEAD.callerId}`;
const ENDED = callbackRow({
  state: 'COMPLETED',
  outcome: 'answered',
  answeredAt: NOW_MS,
  endedAt: NOW_MS + 9000,
  contactId: 'contact-1',
  version: 5,
});
const existing = (fields: object = {}): Answer => ({
  status: 200,
  body: { Id: '00Q1', IsConverted: false, Atlas_Version__c: 100_001, ...fields },
});
const created: Answer = { status: 201, body: { id: '00Q1', success: true, errors: [], created: true } };
const missing: Answer = { status: 404, body: [{ errorCode: 'NOT_FOUND', message: 'no' }] };
const refusal = (errorCode: string, fields: readonly string[] = [], status = 400): Answer => ({
  status,
  body: [{ errorCode, message: 'data value too large: Ada Lovelace +14155552671', fields }],
});

let org: Awaited<ReturnType<typeof salesforceServer>>;
let leads: Leads;
beforeEach(async () => {
  org = await salesforceServer();
  leads = salesforceLeads({ secretId: 'salesforce', client: org.client, callDeadlineMs: 10_000 });
});
afterEach(() => org.stop());

/** GETs, and POSTs and PATCHes, answered in turn, the last one for ever. */
function answers({ get = [missing], patch = [created] }: { get?: readonly Answer[]; patch?: readonly (Answer | 'hang' | 'drop')[] }) {
  const next = { GET: [...get], others: [...patch] };
  org.fixture.answer = ({ method }) => {
    const queue = next[method === 'GET' ? 'GET' : 'others'];
    return (queue.length > 1 ? queue.shift() : queue[0]) as Answer;
  };
}
const patches = (): readonly Arrived[] => org.fixture.arrived.filter(({ method }) => method !== 'GET');

describe('leads in Salesforce', () => {
  it('makes the lead of a new caller under the id of their number', async () => {
    answers({});
    expect(await leads.upsert(LEAD)).toEqual({ leadId: '00Q1' });
    expect(patches()).toEqual([
      expect.objectContaining({
        method: 'POST',
        path: '/services/data/v68.0/sobjects/Lead',
        headers: expect.objectContaining({ 'sforce-duplicate-rule-header': 'allowSave=true' }),
        body: {
          FirstName: 'Ada',
          LastName: 'Lovelace',
          Company: 'Analytical Engines',
          Phone: '+14155552671',
          LeadSource: 'Phone Inquiry',
          Status: 'Open - Not Contacted',
          Description: expect.stringContaining('answering support calls at night'),
          Atlas_Version__c: 100_001,
          Atlas_Caller_Id__c: LEAD.callerId,
        },
      }),
    ]);
  });

  it('makes the lead of a first callback at once, without looking for one', async () => {
    answers({});
    expect(await leads.upsert({ ...LEAD, isFirst: true })).toEqual({ leadId: '00Q1' });
    expect(org.fixture.arrived.map(({ method }) => method)).toEqual(['POST']);
  });

  it('looks at the lead that is there after all, and keeps what a person has edited', async () => {
    answers({ get: [existing({ LastName: 'King' })], patch: [refusal('DUPLICATE_VALUE'), { status: 204 }] });
    expect(await leads.upsert({ ...LEAD, isFirst: true })).toEqual({ leadId: '00Q1' });
    expect(org.fixture.arrived.map(({ method, path }) => `${method} ${path.split('?')[0]}`)).toEqual([
      'POST /services/data/v68.0/sobjects/Lead',
      `GET ${LEAD_PATH}`,
      `PATCH ${LEAD_PATH}`,
    ]);
    expect(patches()[1]?.body).toEqual({ Atlas_Version__c: 100_001 });
  });

  it('logs in with a signed assertion, once for all calls', async () => {
    const assertions: string[] = [];
    org.fixture.login = (assertion) => {
      assertions.push(assertion);
      return undefined;
    };
    answers({});
    await Promise.all(Array.from({ length: 20 }, () => leads.upsert(LEAD)));
    expect([org.fixture.logins, org.fixture.secretReads]).toEqual([1, 1]);
    const claims = org.claimsOf(assertions[0] as string);
    expect(claims).toMatchObject({ iss: 'client', sub: 'atlas@example.com', aud: org.url });
    expect(Number(claims?.['exp']) - Date.now() / 1000).toBeLessThanOrEqual(180);
  });

  it('logs in again once when the session has expired, for 20 calls at the same time', async () => {
    answers({});
    await leads.upsert(LEAD);
    org.fixture.sessions.clear();
    const ids = await Promise.all(Array.from({ length: 20 }, () => leads.upsert(LEAD)));
    expect(new Set(ids.map(({ leadId }) => leadId))).toEqual(new Set(['00Q1']));
    expect(org.fixture.logins).toBe(2);
  });

  it('does not log in for ever when every session is refused', async () => {
    org.fixture.sessions.add = function () {
      return this;
    };
    await expect(leads.upsert(LEAD)).rejects.toBeInstanceOf(SalesforceUnavailable);
    expect([org.fixture.logins, org.fixture.arrived.length]).toEqual([2, 2]);
  });

  it('reads the secret afresh, once, when the login is refused: it may have been rotated', async () => {
    const rotated = org.fixture.secret;
    org.fixture.secret = { ...(rotated as object), privateKey: 'an old key' };
    answers({});
    await expect(leads.upsert(LEAD)).rejects.toBeInstanceOf(SalesforceUnavailable);
    org.fixture.secret = rotated;
    expect(await leads.upsert(LEAD)).toEqual({ leadId: '00Q1' });
  });

  it.each<[string, () => void]>([
    ['is not JSON', () => (org.fixture.secret = 'soon')],
    ['lacks the key', () => (org.fixture.secret = { loginUrl: org.url })],
  ])('keeps leads pending while the secret %s', async (_what, breakSecret) => {
    breakSecret();
    await expect(leads.upsert(LEAD)).rejects.toBeInstanceOf(SalesforceUnavailable);
  });

  it('keeps leads pending while the user is frozen', async () => {
    org.fixture.login = () => ({ status: 400, body: { error: 'inactive_user', error_description: 'user is inactive' } });
    await expect(leads.upsert(LEAD)).rejects.toMatchObject({
      name: 'SalesforceUnavailable',
      message: 'no Salesforce session: inactive_user',
    });
    expect(org.fixture.secretReads).toBe(2);
  });

  it('knows the id of a lead whose update is answered with nothing', async () => {
    answers({ get: [existing()], patch: [{ status: 204 }] });
    expect(await leads.upsert(LEAD)).toEqual({ leadId: '00Q1' });
    answers({ get: [missing, existing()], patch: [{ status: 204 }] });
    expect(await leads.upsert(LEAD)).toEqual({ leadId: '00Q1' });
  });

  it.each([
    ['the row is locked', refusal('UNABLE_TO_LOCK_ROW')],
    ['the daily limit is reached', refusal('REQUEST_LIMIT_EXCEEDED', [], 403)],
    ['it is down', refusal('SERVER_UNAVAILABLE', [], 503)],
    ['a proxy is down', { status: 502 }],
  ])('is unavailable, and says so, when %s', async (_what, answer) => {
    answers({ patch: [answer] });
    await expect(leads.upsert(LEAD)).rejects.toBeInstanceOf(SalesforceUnavailable);
    expect(patches()).toHaveLength(1); // the workflow repeats, not we
  });

  it('is unavailable when nobody listens', async () => {
    org.fixture.secret = { ...(org.fixture.secret as object), loginUrl: 'http://127.0.0.1:1' };
    await expect(leads.upsert(LEAD)).rejects.toMatchObject({
      name: 'SalesforceUnavailable',
      message: expect.stringContaining('ECONNREFUSED'),
    });
  });

  it('does not wait for a call that hangs', async () => {
    answers({ patch: ['hang'] });
    const impatient = salesforceLeads({ secretId: 'salesforce', client: org.client, callDeadlineMs: 50 });
    await expect(impatient.upsert(LEAD)).rejects.toBeInstanceOf(SalesforceUnavailable);
  });

  it('sends again what met a connection that was closed meanwhile', async () => {
    answers({ patch: ['drop', created] });
    expect(await leads.upsert(LEAD)).toEqual({ leadId: '00Q1' });
    answers({ patch: ['drop'] });
    await expect(leads.upsert(LEAD)).rejects.toMatchObject({
      name: 'SalesforceUnavailable',
      message: expect.stringContaining('ECONNRESET'),
    });
  });

  it('is unavailable while it redirects', async () => {
    answers({ get: [{ status: 302 }] });
    await expect(leads.upsert(LEAD)).rejects.toBeInstanceOf(SalesforceUnavailable);
  });

  it('is refused with code and field, without what was in the field', async () => {
    answers({ patch: [refusal('REQUIRED_FIELD_MISSING', ['Industry'])] });
    await expect(leads.upsert(LEAD)).rejects.toMatchObject({
      name: 'SalesforceRejected',
      message: 'Salesforce refused: 400 REQUIRED_FIELD_MISSING [Industry]',
    });
    await expect(leads.upsert(LEAD)).rejects.toBeInstanceOf(SalesforceRejected);
  });

  it('saves the least that makes a lead where the org does not take a field', async () => {
    answers({ patch: [refusal('INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', ['LeadSource']), created] });
    expect(await leads.upsert(LEAD)).toEqual({ leadId: '00Q1' });
    expect(new Set(Object.keys(patches()[1]?.body ?? {}))).toEqual(
      new Set(['Atlas_Caller_Id__c', 'Atlas_Version__c', 'Company', 'Description', 'FirstName', 'LastName', 'Phone']),
    );
  });

  it('is content when somebody with a newer version was faster', async () => {
    answers({
      get: [missing, existing({ Atlas_Version__c: 100_009 })],
      patch: [refusal('FIELD_CUSTOM_VALIDATION_EXCEPTION', ['Atlas_Version__c'])],
    });
    expect(await leads.upsert(LEAD)).toEqual({ leadId: '00Q1' });
    answers({ get: [existing({ Atlas_Version__c: 100_009 })] });
    expect(await leads.upsert(LEAD)).toEqual({ leadId: '00Q1' });
    expect(patches()).toHaveLength(1);
  });

  it('is not content when another rule of the org refuses', async () => {
    answers({ patch: [refusal('FIELD_CUSTOM_VALIDATION_EXCEPTION', ['Phone'])] });
    await expect(leads.upsert(LEAD)).rejects.toBeInstanceOf(SalesforceRejected);
  });

  it('updates the lead that somebody else made in the meantime', async () => {
    answers({ get: [missing, existing()], patch: [refusal('DUPLICATE_VALUE'), { status: 200, body: { id: '00Q1', success: true } }] });
    expect(await leads.upsert(LEAD)).toEqual({ leadId: '00Q1' });
    expect(patches()).toHaveLength(2);
  });

  it('leaves a converted lead alone, and goes on with its contact', async () => {
    answers({ get: [existing({ IsConverted: true, ConvertedContactId: '0031' })] });
    expect(await leads.upsert(LEAD)).toEqual({ leadId: '0031' });
    expect(patches()).toEqual([]);

    answers({
      get: [existing(), existing({ IsConverted: true, ConvertedContactId: '0031' })],
      patch: [refusal('CANNOT_UPDATE_CONVERTED_LEAD')],
    });
    expect(await leads.upsert(LEAD)).toEqual({ leadId: '0031' });
  });

  describe('that a person has edited', () => {
    const updated = async (fields: object, lead = { ...leadOf(ENDED), isFirst: false }) => {
      answers({ get: [existing(fields)], patch: [{ status: 204 }] });
      await leads.upsert(lead);
      return patches().at(-1)?.body;
    };

    it('keep the name, the company and the status they gave it', async () => {
      const fields = { LastName: 'King', Company: 'Engines Ltd', Status: 'Closed - Not Converted', Description: 'Spoke to her myself.' };
      expect(await updated(fields)).toEqual({ Atlas_Version__c: 100_005 });
    });

    it('get what we did not know when we made them', async () => {
      const fields = { LastName: 'Caller', Company: 'Unknown (phone caller)', Status: 'Open - Not Contacted', Description: null };
      expect(await updated(fields)).toEqual({
        Atlas_Version__c: 100_005,
        FirstName: 'Ada',
        LastName: 'Lovelace',
        Company: 'Analytical Engines',
        Status: 'Working - Contacted',
      });
    });

    it('keep their notes around our lines', async () => {
      answers({});
      await leads.upsert(LEAD);
      const ours = patches()[0]?.body['Description'];
      const body = await updated({ Description: `VIP!\n${ours}\nPrefers mornings.` });
      expect(body?.['Description']).toMatch(/^VIP!\nCallback by Atlas\n[\s\S]*was answered[\s\S]*\nPrefers mornings\.$/);
      expect(body?.['Description']).not.toContain('asked for a callback');
    });
  });
});

describe('Salesforce that is away', () => {
  const away: Answer = { status: 503, body: [{ errorCode: 'SERVER_UNAVAILABLE', message: 'no' }] };

  it('is not asked by everybody: after three failures one request in ten seconds finds out', async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'setTimeout', 'clearTimeout', 'queueMicrotask'], now: NOW_MS });
    answers({ get: [away] });
    for (let n = 0; n < 6; n++) await expect(leads.upsert(LEAD)).rejects.toBeInstanceOf(SalesforceUnavailable);
    const asked = () => org.fixture.arrived.filter(({ method }) => method === 'GET').length;
    expect(asked()).toBe(3);

    jest.setSystemTime(NOW_MS + 10_001);
    await expect(leads.upsert(LEAD)).rejects.toBeInstanceOf(SalesforceUnavailable);
    expect(asked()).toBe(4);
    jest.setSystemTime(NOW_MS + 20_002);
    answers({});
    expect(await leads.upsert(LEAD)).toEqual({ leadId: '00Q1' });
    expect(await leads.upsert(LEAD)).toEqual({ leadId: '00Q1' });
    jest.useRealTimers();
  });

  it('is not what a locked record or a refusal says', async () => {
    answers({ patch: [refusal('UNABLE_TO_LOCK_ROW')] });
    for (let n = 0; n < 4; n++)
      await expect(leads.logCall(callTaskOf(ENDED, NOW_MS), '00Q1')).rejects.toBeInstanceOf(SalesforceUnavailable);
    answers({ patch: [refusal('STRING_TOO_LONG')] });
    for (let n = 0; n < 4; n++) await expect(leads.logCall(callTaskOf(ENDED, NOW_MS), '00Q1')).rejects.toBeInstanceOf(SalesforceRejected);
    expect(patches()).toHaveLength(8);
  });
});

describe('calls in Salesforce', () => {
  it('are tasks of the lead, one for each attempt', async () => {
    answers({});
    await leads.logCall(callTaskOf(ENDED, NOW_MS), '00Q1');
    expect(patches()).toEqual([
      expect.objectContaining({
        path: `/services/data/v68.0/sobjects/Task/Atlas_Attempt_Id__c/${ENDED.callbackId}-1`,
        body: {
          WhoId: '00Q1',
          Subject: 'Atlas callback: completed',
          CallType: 'Outbound',
          CallDisposition: 'Completed',
          CallDurationInSeconds: 9,
          CallObject: 'contact-1',
          Description: expect.stringContaining('was answered'),
          ActivityDate: '2026-11-02',
          Status: 'Completed',
          Priority: 'Normal',
        },
      }),
    ]);
  });

  it('ask a person to call, with nobody named as the owner', async () => {
    answers({});
    await leads.logCall(callTaskOf(callbackRow({ state: 'UNKNOWN' }), NOW_MS), '00Q1');
    expect(patches()[0]?.body).toMatchObject({ Status: 'Not Started', Priority: 'High', ActivityDate: '2026-11-02' });
    expect(patches()[0]?.body).not.toHaveProperty('OwnerId');
  });

  it('ask the one who was named, and give nobody what is done', async () => {
    const ownerId = '005gK000xFsuAKEQQ2';
    const named = salesforceLeads({ secretId: 'salesforce', client: org.client, callDeadlineMs: 10_000, ownerId });
    answers({});
    await named.logCall(callTaskOf(callbackRow({ state: 'UNKNOWN' }), NOW_MS), '00Q1');
    await named.logCall(callTaskOf(ENDED, NOW_MS), '00Q1');
    expect(patches().map(({ body }) => body?.['OwnerId'])).toEqual([ownerId, undefined]);
  });

  it('are repeated by the workflow when the row is locked', async () => {
    answers({ patch: [refusal('UNABLE_TO_LOCK_ROW')] });
    await expect(leads.logCall(callTaskOf(ENDED, NOW_MS), '00Q1')).rejects.toBeInstanceOf(SalesforceUnavailable);
  });
});
