import { parseArgs } from 'node:util';
import { firstDifference, traceOf } from './trace-of';

const HELP = `npm run determinism -- [options]

Plays the same call twice for each of many seeds and compares the two traces byte for byte. Exit 1 when two differ.

  --runs N    seeds (default 100)
  --json      one JSON object
  --help
`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { runs: { type: 'string', default: '100' }, json: { type: 'boolean' }, help: { type: 'boolean' } },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const runs = Number(values.runs);
  if (!Number.isInteger(runs) || runs < 1) throw new Error(`--runs ${values.runs}: expected a whole number above 0`);
  const different: object[] = [];
  let bytes = 0;
  for (let seed = 1; seed <= runs; seed += 1) {
    const first = await traceOf(`${seed}`);
    const difference = firstDifference(first, await traceOf(`${seed}`));
    bytes += first.length;
    if (difference) different.push({ seed, ...difference });
    if (seed % 10 === 0) process.stderr.write(`${seed} of ${runs}\n`);
  }
  const result = { runs, same: runs - different.length, bytes, different };
  process.stdout.write(
    values.json ? `${JSON.stringify(result)}\n` : `${result.same} of ${runs} seeds gave the same trace twice, ${bytes} bytes in all\n`,
  );
  for (const each of values.json ? [] : different) process.stdout.write(`${JSON.stringify(each)}\n`);
  return different.length === 0 ? 0 : 1;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(2);
  },
);
