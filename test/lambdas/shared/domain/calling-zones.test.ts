import { zonesOf } from '../../../../lambdas/shared/domain/calling-zones';
import { mayDial } from '../../../../lambdas/shared/domain/dial-gate';
import type { PhoneNumber } from '../../../../lambdas/shared/domain/phone-number';

/** Every area code of +1 of which the phone metadata has a number that may be dialled. */
const dialable = Array.from({ length: 800 }, (_, n) => n + 200).filter((area) =>
  ['234', '310', '555', '867'].some((exchange) => mayDial(`+1${area}${exchange}2671`, ['US', 'CA']).allowed),
);
const inArea = (area: number | string) => `+1${area}2342671` as PhoneNumber;

describe('the zones a number may be in', () => {
  it('are known for every area code that may be dialled, but 600, which is nowhere', () => {
    expect(dialable.filter((area) => zonesOf(inArea(area)).length === 0)).toEqual([600]);
    expect(dialable.length).toBeGreaterThan(400);
  });

  it('are zones that the clock knows', () => {
    const zones = new Set(dialable.flatMap((area) => zonesOf(inArea(area))));
    expect([...zones].filter((zone) => !new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone)).toEqual([]);
    expect(zones.size).toBe(18);
  });

  it('are as many as the plans say', () => {
    const counted: Record<string, number> = {};
    for (const area of dialable) for (const zone of zonesOf(inArea(area))) counted[zone] = (counted[zone] ?? 0) + 1;
    expect(counted).toMatchInlineSnapshot(`
      {
        "America/Adak": 1,
        "America/Anchorage": 1,
        "America/Chicago": 121,
        "America/Denver": 25,
        "America/Edmonton": 14,
        "America/Halifax": 10,
        "America/Los_Angeles": 54,
        "America/New_York": 175,
        "America/Panama": 1,
        "America/Phoenix": 10,
        "America/Puerto_Rico": 4,
        "America/Regina": 3,
        "America/St_Johns": 2,
        "America/Toronto": 33,
        "America/Vancouver": 6,
        "America/Whitehorse": 1,
        "America/Winnipeg": 8,
        "Pacific/Honolulu": 1,
      }
    `);
  });

  it.each([
    ['+14155552671', ['America/Los_Angeles']],
    ['+12125552368', ['America/New_York']],
    ['+18505552671', ['America/New_York', 'America/Chicago']],
    ['+19075552671', ['America/Anchorage', 'America/Adak']],
    ['+17095552671', ['America/St_Johns', 'America/Halifax']],
    ['+442079460958', ['Europe/London']],
    ['+447400123456', ['Europe/London']],
    ['+18765550123', []],
    ['+33612345678', []],
  ])('of %s are %j', (number, zones) => expect(zonesOf(number as PhoneNumber)).toEqual(zones));
});
