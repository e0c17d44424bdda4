import { parseSchedule } from '../../../../local/services/eventbridge/schedule';

const after = (iso: string, expression: string) => {
  const next = parseSchedule(expression, 'here')(Date.parse(iso));
  return next === undefined ? undefined : new Date(next).toISOString();
};

describe('a schedule expression', () => {
  it.each([
    ['rate(1 minute)', '2026-11-02T15:00:10Z', '2026-11-02T15:01:10.000Z'],
    ['rate(12 hours)', '2026-11-02T15:00:00Z', '2026-11-03T03:00:00.000Z'],
    ['rate(2 days)', '2026-11-02T15:00:00Z', '2026-11-04T15:00:00.000Z'],
    ['cron(0 10 * * ? *)', '2026-11-02T10:00:00Z', '2026-11-03T10:00:00.000Z'],
    ['cron(0/15 * * * ? *)', '2026-11-02T15:07:30Z', '2026-11-02T15:15:00.000Z'],
    ['cron(30 8,17 ? * MON-FRI *)', '2026-11-06T17:30:00Z', '2026-11-09T08:30:00.000Z'],
    ['cron(0 0 29 FEB ? *)', '2026-11-02T00:00:00Z', '2028-02-29T00:00:00.000Z'],
    ['cron(0 0 1 1 ? 2027)', '2026-11-02T00:00:00Z', '2027-01-01T00:00:00.000Z'],
    ['cron(0 0 1 1 ? 2020)', '2026-11-02T00:00:00Z', undefined],
  ])('%s after %s', (expression, iso, next) => {
    expect(after(iso, expression)).toBe(next);
  });

  it.each([
    ['rate(1 minutes)', /not a number and/],
    ['rate(5 minute)', /not a number and/],
    ['rate(0 minutes)', /not a number and/],
    ['every minute', /neither rate/],
    ['cron(0 10 * * *)', /5 fields, expected 6/],
    ['cron(0 10 * * * *)', /must be \?/],
    ['cron(0 10 ? * 6L *)', /6L is not 1-7/],
    ['cron(60 10 ? * 2 *)', /60 is not 0-59/],
    ['cron(0/0 10 ? * 2 *)', /step 0/],
  ])('refuses %s', (expression, message) => {
    expect(() => parseSchedule(expression, 'here')).toThrow(message);
  });
});
