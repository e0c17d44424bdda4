import { english } from '../../../../../local/services/lex-runtime-v2/nlu/language/english';
import { builtInSlotTypes } from '../../../../../local/services/lex-runtime-v2/nlu/slots';
import { alphaNumeric } from '../../../../../local/services/lex-runtime-v2/nlu/slots/alpha-numeric';
import { custom } from '../../../../../local/services/lex-runtime-v2/nlu/slots/custom';
import { tokenize } from '../../../../../local/services/lex-runtime-v2/nlu/tokens';

const TYPES = builtInSlotTypes(english, () => Date.parse('2026-11-18T18:00:00Z'));

const elicited = (type: string, utterance: string) => TYPES[type]?.elicited(utterance, tokenize(utterance))?.interpretedValue;

describe('the answer to a prompt', () => {
  it.each([
    ['four one five five five five two six seven one', '4155552671'],
    ['415-555-2671', '4155552671'],
    ['+1 (415) 555 2671', '14155552671'],
    ["it's area code four one five, then five five five, twenty six seventy one", '4155552671'],
    ['you can reach me at 415 triple five two six seven one, thanks', '4155552671'],
    ['oh two oh, seven nine four six, oh nine five eight', '02079460958'],
    ['eight hundred, double five five, one two one two', '8005551212'],
    ['nine one one', '911'],
    ['I do not want to tell you', undefined],
    ['one', undefined],
  ])('a phone number, as heard: %s', (said, value) => {
    expect(elicited('AMAZON.PhoneNumber', said)).toBe(value);
  });

  it.each([
    ['Ada', 'Ada', 'Ada'],
    ['my name is Ada Lovelace', 'Ada', 'Lovelace'],
    ["It's José.", 'José', 'José'],
    ['hi this is bob from acme', 'bob', 'bob'],
    ['Will', 'Will', 'Will'],
    ["sure, I'm Mary Ann O'Neil", 'Mary', "O'Neil"],
    ['you can call me Al', 'Al', 'Al'],
    ['Grace here', 'Grace', 'Grace'],
    ['Jean-Luc', 'Jean-Luc', 'Jean-Luc'],
    ['my name is Anne Smith-Jones', 'Anne', 'Smith-Jones'],
    ['what do you need that for', undefined, undefined],
    ['no', undefined, undefined],
    ['i am calling from acme', undefined, undefined],
    ["I don't want to say", undefined, undefined],
    ['415 555 2671', undefined, undefined],
  ])('a name: %s', (said, first, last) => {
    expect(elicited('AMAZON.FirstName', said)).toBe(first);
    expect(elicited('AMAZON.LastName', said)).toBe(last);
  });

  it.each([
    ['forty two', '42'],
    ['about twelve I think', '12'],
    ['a hundred and five', '105'],
    ['two thousand three hundred', '2300'],
    ['one two', '1'],
    ['many', undefined],
  ])('a number: %s', (said, value) => {
    expect(elicited('AMAZON.Number', said)).toBe(value);
  });

  it.each([
    ['AMAZON.Date', 'tomorrow', '2026-11-19'],
    ['AMAZON.Date', 'on friday please', '2026-11-20'],
    ['AMAZON.Date', 'next wednesday', '2026-11-25'],
    ['AMAZON.Date', 'the day after tomorrow', '2026-11-20'],
    ['AMAZON.Date', 'some day', undefined],
    ['AMAZON.Time', 'three', '03:00'],
    ['AMAZON.Time', 'three p.m.', '15:00'],
    ['AMAZON.Time', 'half past four', '04:30'],
    ['AMAZON.Time', 'at ten thirty in the morning', '10:30'],
    ['AMAZON.Time', '15:45', '15:45'],
    ['AMAZON.Time', 'noon', '12:00'],
    ['AMAZON.Time', 'whenever', undefined],
    ['AMAZON.Duration', 'half an hour', 'PT30M'],
    ['AMAZON.Duration', 'in two and a half hours', 'PT2H30M'],
    ['AMAZON.Duration', 'a day', 'P1D'],
    ['AMAZON.Duration', 'long', undefined],
  ])('%s: %s', (type, said, value) => {
    expect(elicited(type, said)).toBe(value);
  });

  it.each([
    ['yes please', 'Yes'],
    ['no way', 'No'],
    ['maybe', 'Maybe'],
    ["I don't know", "Don't know"],
    ['the weather', undefined],
  ])('a confirmation: %s', (said, value) => {
    expect(elicited('AMAZON.Confirmation', said)).toBe(value);
  });

  it.each([
    ['a b c one two', 'abc12'],
    ['PQ23X', 'pq23x'],
    ['it is x 7', 'x7'],
    ['what do you mean', undefined],
  ])('letters and digits: %s', (said, value) => {
    expect(elicited('AMAZON.AlphaNumeric', said)).toBe(value);
  });

  it('letters and digits of a pattern', () => {
    const plate = alphaNumeric(/^[a-z]{2}\d{2}$/i);
    expect(plate.elicited('A B one two', tokenize('A B one two'))?.interpretedValue).toBe('ab12');
    expect(plate.elicited('A B one', tokenize('A B one'))).toBeUndefined();
  });

  it('anything, word for word', () => {
    expect(elicited('AMAZON.FreeFormInput', '  We sell bread, mostly. ')).toBe('We sell bread, mostly.');
  });

  it('a value of a list, by its synonyms, or any words where the type takes them', () => {
    const values = [{ value: 'pricing', synonyms: ['price', 'how much'] }];
    const [open, closed] = [custom({ values, resolution: 'OriginalValue' }), custom({ values, resolution: 'TopResolution' })];
    const said = 'tell me how much it is';
    expect(open.elicited(said, tokenize(said))).toEqual({
      originalValue: 'how much',
      interpretedValue: 'how much',
      resolvedValues: ['pricing'],
    });
    expect(closed.elicited(said, tokenize(said))).toMatchObject({ interpretedValue: 'pricing' });
    expect(open.elicited('security', tokenize('security'))).toEqual({
      originalValue: 'security',
      interpretedValue: 'security',
      resolvedValues: [],
    });
    expect(closed.elicited('security', tokenize('security'))).toBeUndefined();
  });
});
