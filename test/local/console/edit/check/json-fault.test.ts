import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom } from '../../../../../local/cloud/seeded-random';
import { findJsonFault } from '../../../../../local/console/edit/check/json-fault';

const CALLBACK = readFileSync(join(__dirname, '../../../../../statemachines/callback.asl.json'), 'utf8');

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe('a file that is no JSON', () => {
  it.each([
    ['a forgotten comma', '{\n  "a": 1\n  "b": 2\n}', 2, 9, 'put a "," here'],
    ['a bracket of the wrong kind', '{ "a": [1, 2} }', 1, 13, 'close it with "]"'],
    ['a comma too many', '{\n  "a": [1, 2,]\n}', 2, 14, 'remove the "," before it, or write the value that is missing'],
    ['a comma before the end', '{\n  "a": 1,\n}', 3, 1, 'remove the "," before it'],
    ['a bracket that is missing', '{\n  "a": {\n    "b": 1\n  }\n', 5, 1, 'close it with "}"'],
    ['a bracket too many', '{ "a": 1 }}', 1, 11, 'remove it, or the bracket too many before it'],
    ['a quote that is missing', '{ "a": "b\n}', 1, 8, 'close it with a double quote'],
    ['a comment', '{\n  // why\n  "a": 1\n}', 2, 3, 'JSON has no comments: use a "Comment" field'],
    ['single quotes', "{ 'a': 1 }", 1, 3, 'use double quotes'],
    ['a name without quotes', '{ a: 1 }', 1, 3, 'put the name in double quotes'],
    ['a colon that is missing', '{ "a" 1 }', 1, 7, 'put a ":" after "a"'],
    ['a backslash alone', '{ "a": "C:\\dir" }', 1, 12, 'write a backslash as \\\\'],
    ['a member that is there twice', '{ "a": 1,\n "a": 2 }', 2, 2, 'rename or remove one of the two'],
    ['nothing at all', '', 1, 1, 'write what is missing at the end'],
  ])('is told where, and what to do: %s', (_what, text, line, column, fix) => {
    expect(findJsonFault(text)).toMatchObject({ line, column, fix });
  });

  it('is told apart from one that is, wherever the definition is damaged', () => {
    const random = seededRandom('damage');
    const pick = (text: string) => text[Math.floor(random.next() * text.length)] as string;
    for (let run = 0; run < 300; run++) {
      const at = Math.floor(random.next() * CALLBACK.length);
      const damage = [CALLBACK.slice(0, at), pick('{}[]",:\\ 1x\n'), CALLBACK.slice(at + Math.floor(random.next() * 3))].join('');
      const fault = findJsonFault(damage);
      if (!isJson(damage)) expect([damage.slice(at - 40, at + 40), fault]).toEqual([expect.any(String), expect.anything()]);
      else if (fault) expect(fault.what).toMatch(/is there twice/);
    }
  });

  it('is refused before it is nested so deeply that reading it fails', () => {
    expect(findJsonFault('['.repeat(100_000))).toMatchObject({ what: 'nested deeper than 200' });
  });
});
