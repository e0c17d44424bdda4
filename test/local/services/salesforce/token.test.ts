import { generateKeyPairSync, sign } from 'node:crypto';
import { type LocalOrg, startLocalOrg } from './local-org';

describe('POST /services/oauth2/token', () => {
  let local: LocalOrg;
  beforeAll(async () => {
    local = await startLocalOrg();
  });
  afterEach(() => {
    local.org.userStanding = 'approved';
  });
  afterAll(() => local.stop());

  it('gives a token for an assertion signed by the connected app', async () => {
    const { status, body } = await local.token(local.jwt());
    expect(status).toBe(200);
    expect(body).toEqual({
      access_token: expect.stringMatching(/^00D\w{12}!/),
      scope: 'api',
      instance_url: local.url,
      id: expect.stringMatching(new RegExp(`^${local.url}/id/00D\\w{15}/005\\w{15}$`)),
      token_type: 'Bearer',
    });
  });

  it('takes the login host as the audience, as production has it', async () => {
    expect((await local.token(local.jwt({ aud: 'https://login.salesforce.com' }))).status).toBe(200);
  });

  it('takes hundreds of milliseconds', async () => {
    const before = local.clock.now();
    await local.token(local.jwt());
    expect(local.clock.now() - before).toBeGreaterThan(100);
  });

  it.each([
    ['another audience', { aud: 'https://test.salesforce.com' }, 'invalid_grant', 'audience is invalid'],
    ['an expired assertion', { exp: 1 }, 'invalid_grant', 'expired authorization code'],
    ['an assertion without an end', { exp: undefined }, 'invalid_grant', 'expired authorization code'],
    ['an assertion for a day', { exp: 4e9 }, 'invalid_grant', 'invalid assertion'],
    ['another user', { sub: 'someone@example.com' }, 'invalid_grant', "user hasn't approved this consumer"],
    ['another client', { iss: 'other' }, 'invalid_client_id', 'client identifier invalid'],
  ])('refuses %s', async (_, claims, error, description) => {
    expect(await local.token(local.jwt(claims))).toEqual({ status: 400, body: { error, error_description: description } });
  });

  it('refuses a signature by another key, another algorithm, and what is no assertion at all', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const [header, payload] = local.jwt().split('.');
    const forged = `${header}.${payload}.${sign('RSA-SHA256', Buffer.from(`${header}.${payload}`), privateKey).toString('base64url')}`;
    for (const assertion of [forged, local.jwt({}, { alg: 'none' }), 'nonsense', 'a.b.c', '']) {
      expect((await local.token(assertion)).body).toEqual({ error: 'invalid_grant', error_description: 'invalid assertion' });
    }
  });

  it('refuses other grants', async () => {
    expect((await local.token('', 'password')).body).toMatchObject({ error: 'unsupported_grant_type' });
  });

  it('refuses a user whom no administrator has approved, and one who is inactive', async () => {
    local.org.userStanding = 'not approved';
    expect((await local.token(local.jwt())).body).toMatchObject({ error: 'invalid_app_access' });
    local.org.userStanding = 'inactive';
    expect((await local.token(local.jwt())).body).toMatchObject({ error: 'inactive_user' });
  });

  it('tells jsforce what went wrong', async () => {
    local.org.userStanding = 'not approved';
    await expect(local.login()).rejects.toMatchObject({
      name: 'invalid_app_access',
      message: 'user is not admin approved to access this app',
    });
  });

  it('leaves no key and no assertion in the trace', async () => {
    const assertion = local.jwt();
    const { body } = await local.token(assertion);
    const recorded = JSON.stringify(local.trace.events);
    for (const secret of [assertion, body.access_token, 'PRIVATE KEY']) expect(recorded).not.toContain(secret);
    expect(recorded).toContain('"operation":"POST /services/oauth2/token"');
  });
});
