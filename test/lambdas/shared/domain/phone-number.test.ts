import { type CountryCode, getCountries, isSupportedCountry, Metadata } from 'libphonenumber-js/min';
import { InvalidInput } from '../../../../lambdas/shared/domain/errors';
import { countryOf, hasLineTypes, lastFour, parsePhoneNumber, typeOf } from '../../../../lambdas/shared/domain/phone-number';

describe('a phone number', () => {
  it.each([
    ['as Lex hears it', '4155552671', '+14155552671'],
    ['with brackets and dashes', '(415) 555-2671', '+14155552671'],
    ['with the leading one', '14155552671', '+14155552671'],
    ['in E.164', '+442079460958', '+442079460958'],
    ['with the international prefix of the country', '011442079460958', '+442079460958'],
  ])('%s is kept in E.164', (_case, text, number) => {
    expect(parsePhoneNumber(text)).toBe(number);
  });

  it('without a country code is one of the given country', () => {
    expect(parsePhoneNumber('020 7946 0958', 'GB')).toBe('+442079460958');
  });

  it.each(['55512345', '+447700900123', '+1204555012', '020 7946 0958', 'call 4155552671', '9'.repeat(300)])(
    'that nobody can call is refused: %s',
    (text) => {
      expect(() => parsePhoneNumber(text)).toThrow(InvalidInput);
    },
  );

  it('shows only its last two digits in the error', () => {
    expect(() => parsePhoneNumber('55512345')).toThrow('not a number that can be called: ••••••45, expected all digits with the area code');
    expect(() => parsePhoneNumber('911')).toThrow('3 digits');
  });

  it.each([
    ['+14155552671', 'US', 'FIXED_LINE_OR_MOBILE'],
    ['+12045550123', 'CA', 'FIXED_LINE_OR_MOBILE'],
    ['+447400123456', 'GB', 'MOBILE'],
    ['+447012345678', 'GB', 'PERSONAL_NUMBER'],
    ['+19005550100', 'US', 'PREMIUM_RATE'],
    ['+18765550123', 'JM', undefined],
  ])('%s belongs to %s by the numbering plan, and is of type %s', (number, country, type) => {
    const parsed = parsePhoneNumber(number);
    expect([countryOf(parsed), typeOf(parsed)]).toEqual([country, type]);
  });

  it('is read back by its last four digits', () => {
    expect(lastFour(parsePhoneNumber('4155552671'))).toBe('2671');
  });

  it.each([...getCountries(), 'XX' as const])('of %s can be told from a premium line if the metadata knows line types there', (country) => {
    expect(hasLineTypes(country)).toBe(isSupportedCountry(country) && knowsTypes(country));
  });

  it.each(['US', 'CA', 'GB'])('of %s can be told from a premium line', (country) => {
    expect(hasLineTypes(country)).toBe(true);
  });
});

function knowsTypes(country: CountryCode): boolean {
  const metadata = new Metadata();
  metadata.selectNumberingPlan(country);
  const plan = metadata.numberingPlan as { hasTypes?: () => boolean } | undefined; // missing in the library's types
  return plan?.hasTypes?.() ?? false;
}
