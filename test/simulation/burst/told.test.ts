import { toldMs } from './told';

/** 10:05:30 in San Francisco. */
const NOW = Date.UTC(2026, 10, 18, 18, 5, 30);

describe('what a caller of a burst makes of what they hear', () => {
  it.each([
    ["Thank you. I'll call you right back.", 0],
    ["You are booked already: I'll call you shortly.", 0],
    ["Thank you. I'll call you in about a minute.", 1],
    ["Thank you. I'll call you in about nine minutes.", 9],
    ["Thank you. I'll call you in about 45 minutes.", 45],
    ["Thank you. I'll call you in about an hour.", 60],
    ["Thank you. I'll call you in about an hour and a quarter.", 75],
    ["Thank you. I'll call you in about two hours.", 120],
    ["Thank you. I'll call you today at 12:30 PM.", 144.5],
    ["Thank you. I'll call you today at 1 PM.", 174.5],
  ])('%s', (heard, minutes) => expect(toldMs(heard, NOW)).toBe(minutes * 60_000));

  it('nothing of what says no time', () => expect(toldMs('What number should I call?', NOW)).toBeUndefined());
});
