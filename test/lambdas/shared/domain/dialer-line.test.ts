import { config } from '../../../../bin/config';
import {
  type DialerLine,
  EMPTY_LINE,
  isFailing,
  meanCallSeconds,
  slotIn,
  toldWaitSeconds,
  waitSeconds,
} from '../../../../lambdas/shared/domain/dialer-line';
import { NOW_MS } from '../../../support/callback-row';

const LINE = config.dialing.line;
const line = (changes: Partial<DialerLine> & { readonly busy?: number } = {}): DialerLine => {
  const { busy = 0, ...rest } = changes;
  return { ...EMPTY_LINE, held: new Set(Array.from({ length: busy }, (_, n) => `${n}`)), ...rest };
};

describe('how long somebody waits in the line', () => {
  it.each([
    ['the first of an empty line', line({ position: 1 }), 1 / 1.5],
    ['the tenth of an empty line: three calls start every two seconds', line({ position: 10 }), 10 / 1.5],
    ['the first while all lines are busy: a tenth of a call', line({ position: 1, busy: 10 }), 6],
    ['the twentieth while all lines are busy', line({ position: 20, busy: 10 }), 120],
    ['the twentieth while half of them are', line({ position: 20, busy: 5 }), 90],
    ['the five hundredth', line({ position: 500 }), 490 * 6],
    ['somebody in a line that was counted wrong', line({ position: -3 }), 0],
  ])('%s', (_who, standing, seconds) => expect(waitSeconds(standing, LINE)).toBeCloseTo(seconds));

  it('goes by what calls have really taken, once some were measured', () => {
    expect(meanCallSeconds(line(), LINE)).toBe(60);
    expect(meanCallSeconds(line({ calls: 8, callMs: 8 * 180_000 }), LINE)).toBe(120);
    expect(waitSeconds(line({ position: 20, busy: 10, calls: 8, callMs: 8 * 180_000 }), LINE)).toBe(240);
  });
});

describe('what a caller is told', () => {
  it.each([
    ['while lines are free: its turn', line({ position: 10 }), 10 / 1.5],
    // Ten calls that began together end together: these are rung after one minute, and are told of one.
    ['the first while all lines are busy', line({ position: 1, busy: 10 }), 6 + 27],
    ['the tenth while all lines are busy', line({ position: 10, busy: 10 }), 60 + 27],
    ['the five hundredth', line({ position: 500 }), 490 * 6 + 27],
  ])('%s', (_who, standing, seconds) => expect(toldWaitSeconds(standing, LINE)).toBeCloseTo(seconds));
});

describe('whether one more call may start', () => {
  it.each([
    ['an empty line', line(), true],
    ['nine calls under way', line({ busy: 9 }), true],
    ['ten calls under way', line({ busy: 10 }), false],
    ['four calls started just now', line({ paceAt: NOW_MS + 4 * 667 }), true],
    ['five calls started just now', line({ paceAt: NOW_MS + 5 * 667 }), false],
    ['a clock that ran ahead by an hour', line({ paceAt: NOW_MS + 3_600_000 }), true],
    ['a breaker that is open', line({ brokenUntil: NOW_MS + 1 }), false],
    ['a breaker whose pause is over', line({ brokenUntil: NOW_MS }), true],
  ])('with %s: %s', (_case, standing, isFree) => expect(slotIn(standing, LINE, NOW_MS).isFree).toBe(isFree));

  it('says why not, and until when, in words for sales and ops', () => {
    expect(slotIn(line({ busy: 10 }), LINE, NOW_MS)).toEqual({
      isFree: false,
      because: 'lines',
      reason: 'all lines are busy',
      untilMs: NOW_MS + 6_000,
    });
    expect(slotIn(line({ paceAt: NOW_MS + 5 * 667 }), LINE, NOW_MS)).toMatchObject({ because: 'pace', untilMs: NOW_MS + 667 });
    expect(slotIn(line({ brokenUntil: NOW_MS + 9 }), LINE, NOW_MS)).toMatchObject({ because: 'breaker', untilMs: NOW_MS + 9 });
  });

  it.each([
    [9, 9, false],
    [10, 5, false],
    [10, 6, true],
    [20, 12, true],
  ])('the breaker: %i dials, %i failed: %s', (dialed, failed, isBroken) => expect(isFailing({ dialed, failed }, LINE)).toBe(isBroken));
});
