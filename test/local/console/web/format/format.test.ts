import { duration } from '../../../../../local/console/web/format/duration';
import { indentedJson } from '../../../../../local/console/web/format/json';
import { spacedNumber } from '../../../../../local/console/web/format/phone-number';

it.each([
  [0, '0 ms'],
  [7.4, '7 ms'],
  [999.4, '999 ms'],
  [999.6, '1.00 s'],
  [1_240, '1.24 s'],
  [12_400, '12.4 s'],
  [42_000, '42 s'],
  [59_960, '1 min 00 s'],
  [185_000, '3 min 05 s'],
])('%d ms are shown as %s', (ms, text) => {
  expect(duration(ms)).toBe(text);
});

it('groups a number as it is read aloud, and leaves what it does not know alone', () => {
  expect(spacedNumber('+14155552671')).toBe('+1 415 555 2671');
  expect(spacedNumber('+442079460958')).toBe('+442079460958');
  expect(spacedNumber('')).toBe('');
});

it('indents JSON, and shows what is none as it is', () => {
  expect(indentedJson('{"a":[1]}')).toBe('{\n  "a": [\n    1\n  ]\n}');
  expect(indentedJson('<b>not json')).toBe('<b>not json');
});
