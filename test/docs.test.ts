import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { coverageDocument } from '../local/cloud/coverage';
import { services } from '../local/services';

const root = join(__dirname, '..');

it('docs/local-coverage.md is what the registry says: npm run coverage:local writes it', () =>
  expect(readFileSync(join(root, 'docs/local-coverage.md'), 'utf8')).toBe(coverageDocument(services)));

const pages = ['', 'docs', 'docs/decisions', 'docs/operations', 'statemachines', 'contactflows', 'salesforce', 'bench']
  .filter((folder) => existsSync(join(root, folder)))
  .flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((file) => file.endsWith('.md'))
      .map((file) => join(folder, file)),
  );

it.each(pages)('%s links to what is there', (page) => {
  const links = [...readFileSync(join(root, page), 'utf8').matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, target]) => target as string);
  expect(links.filter((target) => !existsSync(join(root, dirname(page), target)))).toEqual([]);
});

/** Named in `docs/requirements.md` as the place or the test of a row. */
it('docs/requirements.md names files that are there', () => {
  const text = readFileSync(join(root, 'docs/requirements.md'), 'utf8');
  const named = [
    ...text.matchAll(/`((?:bin|constructs|lambdas|local|statemachines|contactflows|salesforce|test|bench|docs)\/[\w./-]+)`/g),
  ].map(([, path]) => path as string);
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});
