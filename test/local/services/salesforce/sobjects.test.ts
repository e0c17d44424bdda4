import { LEAD, type LocalOrg, startLocalOrg } from './local-org';

type Connection = Awaited<ReturnType<LocalOrg['login']>>;

describe('leads and tasks of a local org, through jsforce', () => {
  let local: LocalOrg;
  let connection: Connection;
  const during = <T>(work: PromiseLike<T>) => local.during(work);
  const upsert = (fields: object = {}) =>
    connection.sobject('Lead').upsert({ Atlas_Caller_Id__c: 'a1b2', ...LEAD, ...fields }, 'Atlas_Caller_Id__c', {
      headers: { 'Sforce-Duplicate-Rule-Header': 'allowSave=true' },
    });
  const upsertLead = (fields: object = {}) => during(upsert(fields));

  beforeEach(async () => {
    local = await startLocalOrg();
    connection = await local.login();
  });
  afterEach(() => local.stop());

  it('creates a lead by external id, then updates it', async () => {
    const first = await upsertLead();
    expect(first).toMatchObject({ id: expect.stringMatching(/^00Q[A-Za-z0-9]{12}[A-Z0-5]{3}$/), success: true, errors: [], created: true });
    expect(await upsertLead({ Status: 'Working - Contacted' })).toMatchObject({ id: first.id, created: false });
    expect(local.org.leads()).toEqual([
      {
        ...LEAD,
        Id: first.id,
        Name: 'Ada Lovelace',
        Status: 'Working - Contacted',
        Atlas_Caller_Id__c: 'a1b2',
        OwnerId: local.org.userId,
        CreatedById: local.org.userId,
        LastModifiedById: local.org.userId,
        CreatedDate: expect.stringMatching(/^2026-11-02T15:00:\d\d\.\d{3}\+0000$/),
        LastModifiedDate: expect.any(String),
        SystemModstamp: expect.any(String),
        ...{ IsDeleted: false, IsConverted: false, DoNotCall: false, HasOptedOutOfEmail: false, HasOptedOutOfFax: false },
      },
    ]);
  });

  it('finds an external id without looking at its case', async () => {
    const { id } = await upsertLead();
    expect(await upsertLead({ Atlas_Caller_Id__c: 'A1B2' })).toMatchObject({ id, created: false });
  });

  it('makes one lead of ten simultaneous upserts', async () => {
    const results = await during(Promise.all(Array.from({ length: 10 }, () => upsert())));
    expect(results.filter((result) => 'created' in result && result['created'])).toHaveLength(1);
    expect(local.org.leads()).toHaveLength(1);
  });

  it('logs a call as a task of the lead, once per attempt', async () => {
    const { id } = await upsertLead();
    const task = {
      Subject: 'Atlas callback: completed',
      WhoId: id as string,
      Status: 'Completed',
      TaskSubtype: 'Call',
      CallType: 'Outbound',
      CallDisposition: 'Completed',
      CallDurationInSeconds: 42,
      ActivityDate: '2026-11-02',
    };
    const log = (fields: object) =>
      during(connection.sobject('Task').upsert({ Atlas_Attempt_Id__c: 'cb-1', ...fields }, 'Atlas_Attempt_Id__c'));
    await log(task);
    const { TaskSubtype: _, ...again } = task;
    await log({ ...again, CallDurationInSeconds: 43 });
    expect(local.org.tasks()).toEqual([
      expect.objectContaining({ ...task, CallDurationInSeconds: 43, IsClosed: true, Priority: 'Normal' }),
    ]);
    await expect(log(task)).rejects.toMatchObject({ errorCode: 'INVALID_FIELD_FOR_INSERT_UPDATE' });
  });

  it('creates, retrieves, updates and deletes by id', async () => {
    const leads = connection.sobject('Lead');
    const { id } = await during(leads.create(LEAD));
    await during(leads.update({ Id: id as string, Title: '  Countess ' }));
    expect(await during(leads.retrieve(id as string))).toMatchObject({ ...LEAD, Id: id, Title: 'Countess', Rating: null });
    expect(await during(leads.delete(id as string))).toMatchObject({ success: true });
    expect(local.org.leads()).toEqual([]);
    await expect(during(leads.update({ Id: id as string, Title: 'x' }))).rejects.toMatchObject({ errorCode: 'ENTITY_IS_DELETED' });
  });

  it('answers by external id too', async () => {
    await upsertLead();
    const path = '/sobjects/Lead/Atlas_Caller_Id__c/a1b2?fields=LastName';
    expect(await during(connection.request(path))).toMatchObject({ LastName: 'Lovelace', attributes: { type: 'Lead' } });
    await expect(during(connection.request(path.replace('a1b2', 'c3d4')))).rejects.toMatchObject({ errorCode: 'NOT_FOUND' });
  });

  it('keeps the version from going down, whoever writes last', async () => {
    await upsertLead({ Atlas_Version__c: 100_002 });
    await upsertLead({ Atlas_Version__c: 100_002 });
    await expect(upsertLead({ Atlas_Version__c: 100_001, Status: 'Working - Contacted' })).rejects.toMatchObject({
      errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
      message: 'Atlas_Version__c may not decrease',
      data: { fields: ['Atlas_Version__c'] },
    });
    await expect(upsertLead({ Atlas_Version__c: null })).rejects.toMatchObject({ errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION' });
    await upsertLead({ Title: 'edited by a person' });
    expect(local.org.leads()).toEqual([expect.objectContaining({ Atlas_Version__c: 100_002, Status: 'Open - Not Contacted' })]);
  });

  it.each([
    ['a missing company', { Company: ' ' }, 'REQUIRED_FIELD_MISSING', 'Required fields are missing: [Company]', ['Company']],
    ['an unknown field', { Mood: 'x' }, 'INVALID_FIELD', "No such column 'Mood' on sobject of type Lead", []],
    [
      'a field of the org',
      { IsConverted: true },
      'INVALID_FIELD_FOR_INSERT_UPDATE',
      /Unable to create\/update fields: IsConverted/,
      ['IsConverted'],
    ],
    ['a long name', { LastName: 'x'.repeat(81) }, 'STRING_TOO_LONG', /Last Name: data value too large: x+ \(max length=80\)/, ['LastName']],
    [
      'an unknown status',
      { Status: 'Contacted' },
      'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
      'Status: bad value for restricted picklist field: Contacted',
      ['Status'],
    ],
    ['a bad address', { Email: 'ada' }, 'INVALID_EMAIL_ADDRESS', 'Email: invalid email address: ada', ['Email']],
    ['a text for a number', { Atlas_Version__c: '1' }, 'JSON_PARSER_ERROR', /Cannot deserialize instance of double/, []],
    [
      'a huge number',
      { NumberOfEmployees: 1e9 },
      'NUMBER_OUTSIDE_VALID_RANGE',
      /Employees: value outside of valid range/,
      ['NumberOfEmployees'],
    ],
    ['no check mark', { DoNotCall: null }, 'INVALID_TYPE_ON_FIELD_IN_RECORD', /Do Not Call/, ['DoNotCall']],
  ])('refuses %s in the words of Salesforce', async (_, fields, errorCode, message, named) => {
    await expect(upsertLead(fields)).rejects.toMatchObject({
      name: errorCode,
      errorCode,
      message: typeof message === 'string' ? message : expect.stringMatching(message),
      data: { fields: named },
    });
    expect(local.org.leads()).toEqual([]);
  });

  it('refuses a second lead with the external id of another', async () => {
    const { id } = await upsertLead();
    await expect(during(connection.sobject('Lead').create({ ...LEAD, Atlas_Caller_Id__c: 'a1b2' }))).rejects.toMatchObject({
      errorCode: 'DUPLICATE_VALUE',
      message: `duplicate value found: Atlas_Caller_Id__c duplicates value on record with id: ${id}`,
    });
  });

  it('refuses an upsert by a field that is no external id, and one that repeats the id in the body', async () => {
    await expect(during(connection.sobject('Lead').upsert(LEAD, 'Phone'))).rejects.toMatchObject({
      errorCode: 'NOT_FOUND',
    });
    const url = '/sobjects/Lead/Atlas_Caller_Id__c/a1b2';
    const body = JSON.stringify({ ...LEAD, Atlas_Caller_Id__c: 'a1b2' });
    await expect(during(connection.request({ method: 'PATCH', url, body }))).rejects.toMatchObject({ errorCode: 'INVALID_FIELD' });
  });

  it('refuses a task about nobody', async () => {
    const about = (WhoId: string) => during(connection.sobject('Task').create({ Subject: 'x', WhoId }));
    await expect(about('00Q000000000001EAA')).rejects.toMatchObject({ errorCode: 'INVALID_CROSS_REFERENCE_KEY' });
    await expect(about('nobody')).rejects.toMatchObject({ errorCode: 'MALFORMED_ID' });
    await expect(about(local.org.organizationId)).rejects.toMatchObject({ errorCode: 'MALFORMED_ID' });
  });

  it('leaves a converted lead to its contact', async () => {
    const { id } = await upsertLead();
    const { contactId } = local.org.convertLead(id as string);
    await expect(upsertLead({ Title: 'x' })).rejects.toMatchObject({ errorCode: 'CANNOT_UPDATE_CONVERTED_LEAD' });
    const tasks = connection.sobject('Task');
    await expect(during(tasks.create({ Subject: 'x', WhoId: id as string }))).rejects.toMatchObject({
      errorCode: 'CANNOT_UPDATE_CONVERTED_LEAD',
    });
    await during(tasks.create({ Subject: 'x', WhoId: contactId }));
    expect(await during(connection.sobject('Lead').retrieve(id as string))).toMatchObject({
      IsConverted: true,
      ConvertedContactId: contactId,
    });
  });
});
