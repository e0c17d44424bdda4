import { LEAD, type LocalOrg, startLocalOrg } from './local-org';

describe('SOQL of a local org', () => {
  let local: LocalOrg;
  let connection: Awaited<ReturnType<LocalOrg['login']>>;
  beforeAll(async () => {
    local = await startLocalOrg();
    connection = await local.login();
    for (const [LastName, Company, id] of [
      ['Lovelace', 'Analytical', 'a1'],
      ['Hopper', 'Navy', 'b2'],
      ["O'Neil", 'Analytical', 'c3'],
    ] as const) {
      await local.during(connection.sobject('Lead').create({ ...LEAD, LastName, Company, Atlas_Caller_Id__c: id }));
    }
  });
  afterAll(() => local.stop());

  const query = (soql: string) => local.during(connection.query<{ LastName: string }>(soql));
  const names = async (soql: string) => (await query(soql)).records.map(({ LastName }) => LastName);

  it('finds by text, whatever its case', async () => {
    expect(await query("SELECT Id, LastName, Rating FROM Lead WHERE Company = 'navy'")).toMatchObject({
      totalSize: 1,
      done: true,
      records: [{ attributes: { type: 'Lead' }, LastName: 'Hopper', Rating: null, Id: expect.stringMatching(/^00Q/) }],
    });
    expect(await names("select lastname from lead where company = 'Analytical' and Atlas_Caller_Id__c = 'c3'")).toEqual(["O'Neil"]);
    expect(await names("SELECT LastName FROM Lead WHERE LastName = 'O\\'Neil'")).toEqual(["O'Neil"]);
  });

  it('orders and limits', async () => {
    expect(await names('SELECT LastName FROM Lead ORDER BY LastName')).toEqual(['Hopper', 'Lovelace', "O'Neil"]);
    expect(await names('SELECT LastName FROM Lead ORDER BY LastName DESC LIMIT 2')).toEqual(["O'Neil", 'Lovelace']);
  });

  it('finds by id, with or without its suffix', async () => {
    const [lead] = local.org.leads();
    const id = String(lead?.['Id']);
    for (const each of [id, id.slice(0, 15)]) expect(await names(`SELECT LastName FROM Lead WHERE Id = '${each}'`)).toEqual(['Lovelace']);
  });

  it('answers what jsforce’s find asks', async () => {
    const found = await local.during(connection.sobject('Lead').find({ Company: 'Navy' }, ['Id', 'LastName']).limit(1).execute());
    expect(found).toEqual([expect.objectContaining({ LastName: 'Hopper' })]);
  });

  it.each([
    ["SELECT Id FROM Lead WHERE LastName LIKE 'L%'", 'MALFORMED_QUERY', 'unexpected token: LIKE, expecting ='],
    ["SELECT Id FROM Lead WHERE (LastName = 'x')", 'MALFORMED_QUERY', 'unexpected token: (, expecting a name'],
    ['SELECT COUNT() FROM Lead', 'MALFORMED_QUERY', 'unexpected token: (, expecting FROM'],
    ['SELECT Id FROM Lead LIMIT many', 'MALFORMED_QUERY', 'unexpected token: many, expecting a number'],
    [
      "SELECT Id FROM Lead WHERE LastName = 'x' OR LastName = 'y'",
      'MALFORMED_QUERY',
      'unexpected token: OR, expecting the end of the query',
    ],
    ["SELECT Id FROM Lead WHERE LastName 'secret'", 'MALFORMED_QUERY', "unexpected token: '…', expecting ="],
    ['SELECT Id', 'MALFORMED_QUERY', /unexpected token: .EOF., expecting FROM/],
    ['SELECT Id FROM Account', 'INVALID_TYPE', "sObject type 'Account' is not supported."],
    ['SELECT Mood FROM Lead', 'INVALID_FIELD', "No such column 'Mood' on entity 'Lead'."],
    ["SELECT Id FROM Lead WHERE Description = 'x'", 'INVALID_FIELD', "field 'Description' can not be filtered in a query call"],
    ["SELECT Id FROM Lead WHERE IsConverted = 'true'", 'INVALID_FIELD', /should not be enclosed in quotes/],
  ])('refuses %s', async (soql, errorCode, message) => {
    await expect(query(soql)).rejects.toMatchObject({
      errorCode,
      message: typeof message === 'string' ? message : expect.stringMatching(message),
    });
  });
});
