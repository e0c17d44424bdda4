import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KINDS, kindsAt } from './simulation/storm/kinds';

const root = join(__dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** The rows of the arrows that the promise goes over: A1, A4 to A8, A10 to A13, A15, A17. */
const EXPECTED = [
  [1, 5],
  [18, 56],
  [60, 82],
  [85, 87],
  [94, 95],
].flatMap(([from = 0, to = 0]) => Array.from({ length: to - from + 1 }, (_, index) => from + index));

const rows = [...read('docs/fault-model.md').matchAll(/^\| (\d+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/gm)].map(
  ([, id, what = '', keptBy = '', shownBy = '']) => ({ id: Number(id), what, keptBy, shownBy }),
);

it('docs/fault-model.md has every row, once, in order', () => expect(rows.map(({ id }) => id)).toEqual(EXPECTED));

it.each(rows)('row $id names a mechanism that is there: $what', ({ keptBy }) => {
  const named = [...keptBy.matchAll(/`([\w-]+\/[\w./-]+)`/g)].map(([, path]) => path as string);
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

it.each(rows)('row $id is shown by a test or a fault that is there: $what', ({ shownBy }) => {
  const tests = [...shownBy.matchAll(/`(test\/[\w./-]+\.ts)` "([^"]+)"/g)];
  const faults = [...shownBy.matchAll(/`([A-Za-z -]+)` at `([^`]+ → [^`]+)`/g)];
  expect(tests.length + faults.length).toBe(shownBy.split(' · ').length);
  for (const [, file = '', title = ''] of tests)
    expect([file, title, existsSync(join(root, file)) && unescaped(read(file)).includes(title)]).toEqual([file, title, true]);
  for (const [, kind = '', arrow = ''] of faults)
    expect([kind, arrow, KINDS.includes(kind as never) && kindsAt(arrow)?.includes(kind as never)]).toEqual([kind, arrow, true]);
});

const unescaped = (source: string): string => source.replaceAll("\\'", "'");
