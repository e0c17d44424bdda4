import { ringsAt } from '../../../../lambdas/shared/domain/calling-window';

const WINDOW = { opensAt: '09:00', closesAt: '20:00' };
const at = (iso: string): number => Date.parse(iso);
const opening = (zones: readonly string[], iso: string) => {
  const found = ringsAt(zones, WINDOW, at(iso));
  return found === undefined ? undefined : new Date(found).toISOString();
};
const SAN_FRANCISCO = ['America/Los_Angeles'];

describe('the calling window', () => {
  it.each([
    ['2026-11-18T17:00:00.000Z', 'the first minute'],
    ['2026-11-18T22:30:15.250Z', 'the afternoon'],
    ['2026-11-19T03:59:59.999Z', 'the last second'],
  ])('is open at %s, in %s of San Francisco', (iso) => expect(opening(SAN_FRANCISCO, iso)).toBe(iso));

  it.each([
    ['before nine', '2026-11-18T16:59:59.999Z', '2026-11-18T17:00:00.000Z'],
    ['at eight in the evening', '2026-11-19T04:00:00Z', '2026-11-19T17:00:00.000Z'],
    ['at night', '2026-11-18T11:11:11Z', '2026-11-18T17:00:00.000Z'],
    ['on the evening before the clocks go forward', '2027-03-14T05:00:00Z', '2027-03-14T16:00:00.000Z'],
    ['on the evening before the clocks go back', '2026-11-01T04:00:00Z', '2026-11-01T17:00:00.000Z'],
  ])('opens at nine when it is closed %s', (_when, now, opens) => expect(opening(SAN_FRANCISCO, now)).toBe(opens));

  it('is open only when it is in every zone the number may be in', () => {
    const florida = ['America/New_York', 'America/Chicago'];
    expect(opening(florida, '2026-11-18T14:30:00Z')).toBe('2026-11-18T15:00:00.000Z'); // half past nine, and half past eight
    expect(opening(florida, '2026-11-19T01:30:00Z')).toBe('2026-11-19T15:00:00.000Z'); // half past eight in the evening, and half past seven
    expect(opening(florida, '2026-11-18T16:00:00Z')).toBe('2026-11-18T16:00:00.000Z');
  });

  it('holds in a zone of half an hour, and where it is another day already', () => {
    expect(opening(['America/St_Johns'], '2026-11-18T12:00:00Z')).toBe('2026-11-18T12:30:00.000Z');
    expect(opening(['Pacific/Honolulu', 'America/Los_Angeles'], '2026-11-18T18:00:00Z')).toBe('2026-11-18T19:00:00.000Z');
  });

  it('never opens where no zone is known, or where the day of one is the night of the other', () => {
    expect(ringsAt([], WINDOW, at('2026-11-18T18:00:00Z'))).toBeUndefined();
    expect(ringsAt(['Europe/London', 'Pacific/Auckland'], WINDOW, at('2026-11-18T12:00:00Z'))).toBeUndefined();
  });
});
