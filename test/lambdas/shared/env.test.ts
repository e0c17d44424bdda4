import { requireEnv } from '../../../lambdas/shared/env';

describe('the environment', () => {
  afterEach(() => {
    delete process.env['ATLAS_TEST'];
  });

  it('is read by name', () => {
    process.env['ATLAS_TEST'] = 'value';
    expect(requireEnv('ATLAS_TEST')).toBe('value');
  });

  it.each([undefined, ''])('names what is missing: %j', (value) => {
    if (value !== undefined) process.env['ATLAS_TEST'] = value;
    expect(() => requireEnv('ATLAS_TEST')).toThrow('missing environment variable ATLAS_TEST');
  });
});
