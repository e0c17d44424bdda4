import { mayDial, parseCountries } from '../../../../lambdas/shared/domain/dial-gate';

const COUNTRIES = ['US', 'CA', 'GB'];

describe('the dial gate', () => {
  it.each(['+14155552671', '+12045550123', '+442079460958', '+447400123456'])('lets %s through', (number) => {
    expect(mayDial(number, COUNTRIES)).toEqual({ allowed: true });
  });

  it.each([
    ['+33612345678', 'country', 'numbers of FR are not called, only US, CA, GB'],
    ['+18765550123', 'country', 'numbers of JM are not called, only US, CA, GB'],
    ['+882161234567', 'country', 'numbers of no country are not called, only US, CA, GB'],
    ['+447781123456', 'country', 'numbers of GG are not called, only US, CA, GB'],
    ['+19005550100', 'type', 'numbers of type PREMIUM_RATE are not called'],
    ['+18005550100', 'type', 'numbers of type TOLL_FREE are not called'],
    ['+447012345678', 'type', 'numbers of type PERSONAL_NUMBER are not called'],
    ['+15005550006', 'type', 'numbers of type PERSONAL_NUMBER are not called'],
    ['911', 'number', 'not a number that can be called'],
    ['', 'number', 'not a number that can be called'],
    ['+1415555267', 'number', 'not a number that can be called'],
  ])('refuses %s by its %s, in words for sales and ops', (number, because, reason) => {
    expect(mayDial(number, COUNTRIES)).toEqual({ allowed: false, because, reason });
  });

  it('is closed when no country is listed', () => {
    expect(mayDial('+14155552671', [])).toMatchObject({ allowed: false });
  });

  it('never writes the number in its reason', () => {
    for (const number of ['+33612345678', '+19005550100', '+1415555267'])
      expect(JSON.stringify(mayDial(number, COUNTRIES))).not.toMatch(/\d{4}/);
  });

  it('reads its countries from the configuration, and refuses those it could not tell apart', () => {
    expect(parseCountries('US, CA,GB')).toEqual(COUNTRIES);
    expect(() => parseCountries('US,FR')).toThrow('no phone metadata with line types for "FR"');
    expect(() => parseCountries('')).toThrow('no phone metadata with line types for ""');
  });
});
