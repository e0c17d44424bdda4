import { digitRuns } from '../../../../lambdas/shared/domain/digit-runs';

describe('digits in a text, as a listener would write them down', () => {
  it.each([
    ['415 555 2671', ['4155552671']],
    ['four one five double five five', ['415555']],
    ['twenty six seventy one', ['2671']],
    ['four two zero five', ['4205']],
    ['twenty oh five', ['2005']],
    ['eight hundred five five five', ['800555']],
    ['triple seven and one', ['777', '1']],
    ['19 eighty four', ['1984']],
    ['none at all', []],
    ['someone phoned', []],
    ['double trouble', []],
  ])('%s → %j', (text, digits) => {
    expect(digitRuns(text).map((run) => run.digits)).toEqual(digits);
  });

  it.each([
    ['cuatro uno cinco cinco cinco cinco dos seis siete uno', ['4155552671']],
    ['veintiséis setenta y uno', ['2671']],
    ['cuatro quince, doble cinco cinco', ['415555']],
    ['soy yo y nadie más', []],
    ['once a day', ['11']],
  ])('%s → %j in Spanish', (text, digits) => {
    expect(digitRuns(text, 'es').map((run) => run.digits)).toEqual(digits);
  });

  it('knows where each stands', () => {
    const text = 'say (415) 555-2671 now';
    expect(digitRuns(text).map(({ start, end }) => text.slice(start, end))).toEqual(['415) 555-2671']);
  });
});
