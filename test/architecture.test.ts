import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

/** Who may import whom. The folders are the architecture; this test keeps them so. */
const FORBIDDEN: readonly [from: RegExp, to: RegExp, why: string][] = [
  [
    /^lambdas\/shared\/domain\//,
    /^(lambdas\/shared\/(ports|adapters)|@aws-sdk|@smithy|@aws-lambda-powertools|jsforce)/,
    'the domain knows no vendor and no port',
  ],
  [
    /^lambdas\/(?!shared\/adapters\/)(?![^/]+\/index\.ts$)/,
    /^(@aws-sdk|@smithy|@aws-lambda-powertools\/parameters|jsforce)/,
    'only adapters and wiring touch a vendor',
  ],
  [
    /^lambdas\/(?!shared\/adapters\/)(?![^/]+\/index\.ts$)/,
    /^lambdas\/shared\/(adapters|env)/,
    'logic takes ports; only index.ts wires adapters and reads the environment',
  ],
  [/^lambdas\//, /^(local|constructs|bin)\//, 'what is deployed does not know where it runs'],
  [/^local\//, /^(lambdas|constructs|bin)\//, 'the local cloud reads cdk.out, never the source'],
  [/^local\/cloud\//, /^local\/(services|telephone|console|call)\//, 'the host knows no service'],
  [/^constructs\//, /^(lambdas|local)\//, 'constructs name functions by path only'],
];

/** Wiring swells in every codebase: these have a budget of their own, everything else 250 lines. */
const LINE_BUDGETS: Readonly<Record<string, number>> = {
  'constructs/atlas-stack.ts': 100,
  'lambdas/lex-fulfillment/turn.ts': 120,
  'local/cloud/template.ts': 200,
};
const LINE_WALL = 250;

const root = resolve(__dirname, '..');
const sources = ['bin', 'constructs', 'lambdas', 'local'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => join(folder, file)),
);

/** Type-only imports vanish when compiled and tie nothing together. */
const importsOf = (file: string): string[] =>
  [...readFileSync(join(root, file), 'utf8').matchAll(/^(?:import|export)\s(?!type\b)[^'"]*?from\s+['"]([^'"]+)['"]/gms)].map(
    ([, specifier]) => (specifier?.startsWith('.') ? relative(root, resolve(root, dirname(file), specifier)) : (specifier as string)),
  );

it.each(sources)('%s imports only what its place allows', (file) => {
  const broken = importsOf(file).flatMap((target) =>
    FORBIDDEN.filter(([from, to]) => from.test(file) && to.test(target)).map(([, , why]) => `${file} → ${target}: ${why}`),
  );
  expect(broken).toEqual([]);
});

it.each(sources)('%s is small enough to read at once', (file) => {
  const lines = readFileSync(join(root, file), 'utf8').split('\n').length - 1;
  expect(lines).toBeLessThanOrEqual(LINE_BUDGETS[file] ?? LINE_WALL);
});

it('adds no top-level folder without a decision record', () => {
  const folders = readdirSync(root, { withFileTypes: true })
    .filter(
      (entry) =>
        entry.isDirectory() && !entry.name.startsWith('.') && !['node_modules', 'cdk.out', 'coverage', 'dist'].includes(entry.name),
    )
    .map((entry) => entry.name);
  expect(folders.sort()).toEqual(
    ['bench', 'bin', 'constructs', 'contactflows', 'docs', 'lambdas', 'local', 'salesforce', 'statemachines', 'test'].filter((name) =>
      folders.includes(name),
    ),
  );
});

it('reads the environment, the clock and chance only where they are injected', () => {
  const hidden = sources
    .filter(
      (file) =>
        file.startsWith('local/') && !/^local\/(cloud\/(system-clock|clock)\.ts|console\/web\/)/.test(file) && !file.includes('/runtime/'),
    )
    .flatMap((file) =>
      [
        ...readFileSync(join(root, file), 'utf8').matchAll(
          /\b(Date\.now\(\)|Math\.random\(\)|randomUUID\(\)|performance\.now\(\)|new Date\(\))/g,
        ),
      ].map(([found]) => `${file}: ${found}`),
    );
  expect(hidden).toEqual([]);
});
