import { createHash } from 'node:crypto';
import { parseArgs } from 'node:util';
import { editedAssembly } from '../support/edited-assembly';
import { firstDifference, traceOf } from './trace-of';

const HELP = `npm run determinism -- [options]

Plays the same call twice for each of many seeds and compares the two traces byte for byte. Exit 1 when two differ.

  --runs N    seeds (default 100)
  --from N    the first of them (default 1)
  --json      one JSON object
  --help
`;

/** What every run hosts: another synthesis that happens meanwhile must not look like chance. */
const frozenAssembly = () => editedAssembly(() => {});

async function main(): Promise<number> {
  const number = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const { values } = parseArgs({ options: { runs: number, from: number, json: flag, help: flag } });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const [runs, from] = [whole('runs', values.runs ?? '100'), whole('from', values.from ?? '1')];
  const assembly = frozenAssembly();
  const different: object[] = [];
  const traces = new Set<string>();
  let bytes = 0;
  for (let run = 0; run < runs; run += 1) {
    const seed = `${from + run}`;
    const first = await traceOf(seed, assembly);
    const difference = firstDifference(first, await traceOf(seed, assembly));
    bytes += first.length;
    traces.add(createHash('sha256').update(first).digest('hex'));
    if (difference) different.push({ seed, ...difference });
    if ((run + 1) % 10 === 0) process.stderr.write(`${run + 1} of ${runs}\n`);
  }
  const result = { runs, same: runs - different.length, traces: traces.size, bytes, different };
  process.stdout.write(
    values.json
      ? `${JSON.stringify(result)}\n`
      : `${result.same} of ${runs} seeds gave the same trace twice, ${result.traces} different ones, ${bytes} bytes in all\n`,
  );
  for (const each of values.json ? [] : different) process.stdout.write(`${JSON.stringify(each)}\n`);
  return different.length === 0 ? 0 : 1;
}

function whole(name: string, text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1) return value;
  throw new Error(`--${name} ${text}: expected a whole number above 0`);
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(2);
  },
);
