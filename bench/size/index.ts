import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Command, positive } from '../command';
import { freshAssembly, shippedFunctions } from '../shipped/shipped-function';
import { table } from '../table';
import { packagesIn } from './contents';
import { forbiddenIn } from './forbidden';
import { type LoadTime, loadTimes } from './load-time';

/** Of the function that a caller waits for. */
const TURN = 'lex-fulfillment';
const TURN_MAX_BYTES = 600 * 1024;
const TURN_MAX_RATIO = 2;
const LARGEST = 5;

interface Bundle extends LoadTime {
  readonly name: string;
  readonly bytes: number;
  readonly gzipBytes: number;
  /** Packages that must not be in it. */
  readonly forbidden: readonly string[];
  /** The five packages that take most of it. */
  readonly largest: Readonly<Record<string, number>>;
}

export const size: Command = {
  name: 'size',
  help: `
npm run size -- [options]

What each function's bundle in cdk.out weighs, what is in it, and how long a fresh process needs to load it, as a multiple of what Node needs.

  --rounds N        fresh processes of each, in random order (default 30)
  --assembly DIR    another cdk.out; it is taken as it is`,
  options: { rounds: { type: 'string' }, assembly: { type: 'string' } },
  async run(values, progress) {
    const assembly = typeof values['assembly'] === 'string' ? values['assembly'] : await freshAssembly(progress);
    const functions = shippedFunctions(assembly);
    const rounds = positive(values, 'rounds', 30);
    const { bare, of } = await loadTimes(functions, rounds, (round) => round % 10 === 0 && progress(`${round} of ${rounds} rounds`));
    const bundles: Bundle[] = [];
    for (const fn of functions) {
      const file = join(fn.codeDirectory, 'index.js');
      const packages = await packagesIn(fn);
      bundles.push({
        name: fn.name,
        bytes: statSync(file).size,
        gzipBytes: gzipSync(readFileSync(file)).length,
        ...(of.get(fn.name) as LoadTime),
        forbidden: forbiddenIn(fn.name, packages.keys()),
        largest: Object.fromEntries([...packages].slice(0, LARGEST)),
      });
    }
    return { json: { bare, rounds, bundles }, table: tableOf(bundles, bare.wallMs), missed: bundles.flatMap(missedBy) };
  },
};

function missedBy({ name, bytes, loadRatio, quietLoadRatio, forbidden, largest }: Bundle): string[] {
  const heaviest = Object.entries(largest).map(([packageName, size]) => `${packageName} ${Math.round(size / 1024)}`);
  return [
    ...(forbidden.length > 0 ? [`${name}: ${forbidden.join(', ')} in the bundle`] : []),
    ...(name === TURN && bytes > TURN_MAX_BYTES
      ? [`${name}: ${bytes} bytes, expected at most ${TURN_MAX_BYTES} (KB: ${heaviest.join(', ')})`]
      : []),
    ...(name === TURN && loadRatio > TURN_MAX_RATIO
      ? [`${name}: loadRatio ${loadRatio} (${quietLoadRatio} in the quietest tenth of the starts), expected at most ${TURN_MAX_RATIO}`]
      : []),
  ];
}

function tableOf(bundles: readonly Bundle[], bareMs: number): string {
  const rows = bundles.map(({ name, bytes, gzipBytes, loadMs, loadRatio, readyRatio, quietLoadRatio, cpuRatio, rssMiB, forbidden }) => [
    ...[name, Math.round(bytes / 1024), Math.round(gzipBytes / 1024), loadMs, loadRatio, readyRatio, quietLoadRatio, cpuRatio, rssMiB],
    forbidden.join(' ') || '-',
  ]);
  const head = ['bundle', 'KB', 'gzip KB', 'load ms', 'load ratio', 'ready', 'quiet', 'CPU ratio', 'RSS MB', 'forbidden'];
  return `${table(head, rows)}\n(bare node: ${bareMs} ms from the start of the process to its first line)`;
}
