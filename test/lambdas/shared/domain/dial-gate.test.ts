import { config } from '../../../../bin/config';
import { mayDial, mayRing, parseCountries } from '../../../../lambdas/shared/domain/dial-gate';
import type { PhoneNumber } from '../../../../lambdas/shared/domain/phone-number';
import { NOW_MS } from '../../../support/callback-row';

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

describe('the whole gate, with what is known of the number', () => {
  const HOUR_MS = 60 * 60_000;
  const options = { allowedCountries: COUNTRIES, policy: config.dialing };
  const nothing = { rings: [], quietUntil: 0, isSuppressed: false };
  const gate = (known: Partial<Parameters<typeof mayRing>[2]> = {}, number = '+14155552671', at = NOW_MS) =>
    mayRing(number as PhoneNumber, at, { ...nothing, ...known }, options);

  it('lets a number ring at once by day', () => expect(gate()).toEqual({ allowed: true, at: NOW_MS }));

  it.each([
    ['on the do-not-call list', { isSuppressed: true }, 'suppressed'],
    ['of somebody who said no', { consent: 'withdrawn' as const }, 'consent'],
    ['rung three times within a day', { rings: [NOW_MS - 23 * HOUR_MS, NOW_MS - 5 * HOUR_MS, NOW_MS - HOUR_MS] }, 'cap'],
  ])('refuses a number %s', (_what, known, because) => expect(gate(known)).toMatchObject({ allowed: false, because }));

  it('counts the last day only', () => {
    expect(gate({ rings: [NOW_MS - 24 * HOUR_MS, NOW_MS - 5 * HOUR_MS, NOW_MS - HOUR_MS] })).toMatchObject({ allowed: true });
    expect(gate({ consent: 'given' })).toMatchObject({ allowed: true });
  });

  it('refuses a number of which nobody knows where it is', () => {
    expect(gate({}, '+16002342671')).toMatchObject({ allowed: false, because: 'zone' });
    expect(gate({ zone: 'America/Toronto' }, '+16002342671')).toMatchObject({ allowed: false, because: 'zone' });
  });

  it('waits for the opening where the number is, and where the person said they are', () => {
    const eightInTheMorning = NOW_MS - 2 * HOUR_MS;
    expect(gate({}, '+14155552671', eightInTheMorning)).toEqual({
      allowed: true,
      at: NOW_MS - HOUR_MS,
      reason: 'it is outside calling hours where the number is',
    });
    expect(gate({}, '+12125552368', eightInTheMorning)).toMatchObject({ at: eightInTheMorning });
    expect(gate({ zone: 'Pacific/Honolulu' })).toMatchObject({ at: NOW_MS + HOUR_MS });
  });

  it('keeps the number quiet after another callback, into the next morning if need be', () => {
    expect(gate({ quietUntil: NOW_MS + 600_000 })).toEqual({
      allowed: true,
      at: NOW_MS + 600_000,
      reason: 'the number was called a short while ago',
    });
    const evening = NOW_MS + 9.9 * HOUR_MS;
    expect(gate({ quietUntil: evening + 20 * 60_000 }, '+14155552671', evening)).toMatchObject({ at: NOW_MS + 23 * HOUR_MS });
  });
});
