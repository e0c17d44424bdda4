import { LEAD, type LocalOrg, startLocalOrg } from './local-org';

describe('a local org that is not at one’s disposal', () => {
  let local: LocalOrg;
  beforeEach(async () => {
    local = await startLocalOrg();
  });
  afterEach(() => local.stop());

  it('answers 503 to everything while it is down', async () => {
    const connection = await local.login();
    local.org.goDown(true);
    expect((await local.token(local.jwt())).status).toBe(503);
    await expect(local.during(connection.sobject('Lead').create(LEAD))).rejects.toMatchObject({ errorCode: 'SERVER_UNAVAILABLE' });
    local.org.goDown(false);
    expect(await local.during(connection.sobject('Lead').create(LEAD))).toMatchObject({ success: true });
  });

  it('answers 401 to a session that was ended, that is too old, or that never was', async () => {
    const connection = await local.login();
    const create = () => local.during(connection.sobject('Lead').create(LEAD));
    local.org.sessions.endAll();
    await expect(create()).rejects.toMatchObject({ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' });

    const { body } = await local.token(local.jwt());
    connection.accessToken = body.access_token;
    await create();
    await local.clock.advance(3 * 3600 * 1000);
    await expect(create()).rejects.toMatchObject({ errorCode: 'INVALID_SESSION_ID' });
    connection.accessToken = 'made up';
    await expect(create()).rejects.toMatchObject({ errorCode: 'INVALID_SESSION_ID' });
  });

  it('finds a row locked as often as it is told to', async () => {
    const connection = await local.login();
    local.org.lockRows(2);
    const create = () => local.during(connection.sobject('Lead').create(LEAD));
    await expect(create()).rejects.toMatchObject({ errorCode: 'UNABLE_TO_LOCK_ROW' });
    await expect(create()).rejects.toMatchObject({ errorCode: 'UNABLE_TO_LOCK_ROW' });
    await create();
    expect(local.org.leads()).toHaveLength(1);
  });

  it('counts the requests of a day', async () => {
    const connection = await local.login();
    await local.during(connection.sobject('Lead').create(LEAD));
    await local.during(connection.sobject('Lead').create(LEAD));
    expect(connection.limitInfo).toEqual({ apiUsage: { used: 2, limit: 100_000 } });
  });

  it.each([
    ['another version', '/services/data/v60.0/sobjects/Lead', 'POST /services/data/v60.0/sobjects/Lead'],
    ['a composite request', '/services/data/v68.0/composite', 'POST /services/data/v68.0/composite'],
    ['another object', '/services/data/v68.0/sobjects/Account', 'POST /services/data/v68.0/sobjects/Account'],
    ['an unknown parameter', '/services/data/v68.0/sobjects/Lead?updateOnly=true', 'the query parameter updateOnly'],
    ['a path with an id', '/services/data/v68.0/sobjects/Lead/00Q1/Notes/0021', 'POST /services/data/v68.0/sobjects/Lead/…/Notes/…'],
  ])('refuses %s by name, and that is a fault', async (_, path, what) => {
    const connection = await local.login();
    await expect(local.during(connection.requestPost(path, LEAD))).rejects.toMatchObject({
      errorCode: 'NOT_HOSTED',
      message: expect.stringContaining(what),
    });
    expect(local.trace.faults).toEqual([expect.objectContaining({ what: expect.stringContaining(what) })]);
  });

  it('tells the same story for the same seed', async () => {
    const story = async () => {
      const other = await startLocalOrg('same');
      const connection = await other.login();
      const { id } = await other.during(connection.sobject('Lead').create(LEAD));
      await other.stop();
      return [id, connection.accessToken];
    };
    expect(await story()).toEqual(await story());
  });

  it('traces the shape of a request, no id, no person, and why it was refused', async () => {
    const connection = await local.login();
    await local.during(connection.sobject('Lead').upsert({ Atlas_Caller_Id__c: 'a1b2', ...LEAD }, 'Atlas_Caller_Id__c'));
    await expect(local.during(connection.sobject('Lead').create({ ...LEAD, Status: 'Lovely' }))).rejects.toThrow();
    const recorded = JSON.stringify(local.trace.events);
    expect(recorded).toContain('PATCH /services/data/v68.0/sobjects/Lead/{field}/{value}');
    expect(recorded).toContain('INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST');
    for (const word of ['a1b2', 'Lovelace', 'Lovely', '4155552671']) expect(recorded).not.toContain(word);
  });
});
