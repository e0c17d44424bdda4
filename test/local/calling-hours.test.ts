import { shiftIntoCallingHours } from '../../local/calling-hours';

const inSanFrancisco = (ms: number) =>
  new Date(ms).toLocaleString('en-US', { timeZone: 'America/Los_Angeles', weekday: 'long', hour: 'numeric', hourCycle: 'h23' });

describe('npm start at night', () => {
  it.each([
    ['after midnight', '2026-11-20T08:03:20Z'],
    ['in the evening', '2026-11-20T05:00:00Z'],
    ['on a Saturday', '2026-11-21T20:00:00Z'],
    ['on a Friday night', '2026-11-21T07:59:00Z'],
    ['on the night the clocks change', '2026-11-01T08:30:00Z'],
  ])('%s is moved to ten in the morning of a weekday', (_when, iso) => {
    const now = Date.parse(iso);
    const shift = shiftIntoCallingHours(now);
    expect(inSanFrancisco(now + (shift?.offsetMs ?? 0))).toMatch(/^(Monday|Tuesday|Wednesday|Thursday|Friday),? (at )?(09|10|11)$/);
    expect(shift?.because).toContain('--real-time');
  });

  it('is left alone in calling hours', () => expect(shiftIntoCallingHours(Date.parse('2026-11-20T18:00:00Z'))).toBeUndefined());
});
