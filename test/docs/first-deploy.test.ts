import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** Pages that tell people what to type. */
const PAGES = [
  'docs/first-deploy.md',
  'salesforce/README.md',
  ...readdirSync(join(ROOT, 'docs/operations')).map((page) => `docs/operations/${page}`),
];

describe.each(PAGES)('%s', (page) => {
  const text = read(page);

  it('names only commands that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = [...text.matchAll(/npm run ([a-z][a-z:-]*)/g)].map(([, name]) => name as string);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('names only files that exist', () => {
    const inCode = [...text.matchAll(/`([a-z-]+\/[\w./-]*)`/g)].map(([, path]) => path as string);
    const paths = inCode.filter((path) => /^(bin|constructs|lambdas|local|statemachines|contactflows|salesforce|test|docs)\//.test(path));
    const linked = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, path]) => join(page, '..', path as string));
    expect([...paths, ...linked].filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });
});

it('the first deployment is checked row by row: each fact has a way to check it, and what to mend', () => {
  const rows =
    read('docs/first-deploy.md')
      .split('## Facts not yet seen')[1]
      ?.split('\n')
      .filter((line) => line.startsWith('| ')) ?? [];
  const cells = rows.slice(1).map((row) => row.split(' | ').length);
  expect(cells.length).toBeGreaterThan(30);
  expect(new Set(cells)).toEqual(new Set([3]));
});

it('what shows that an erasure holds are tests of that name', () => {
  const [, table = ''] = read('docs/operations/erasure.md').split('## What can go wrong');
  const shown = [...table.matchAll(/`(test\/[\w/.-]+)` ((?:"[^"]+"(?:, )?)+)/g)].flatMap(([, file = '', titles = '']) =>
    [...titles.matchAll(/"([^"]+)"/g)].map(([, title = '']) => ({ file, title })),
  );
  expect(shown.length).toBeGreaterThanOrEqual(8);
  expect(shown.filter(({ file, title }) => !read(file).includes(title))).toEqual([]);
});
