import { parseArgs } from 'node:util';
import { type Case, readCases, whyLeftOut } from './cases';
import { type Comparison, compare } from './compare';
import { runCase } from './run-case';

const HELP = `Runs recorded executions on the local Step Functions, in virtual time, and compares what happens with what AWS answered.

  node --import tsx test/conformance/run.ts --cases FILE [--json]

  --cases FILE   JSON: a list of { id, type, definition, input, lambdas, and events, output or sync }
  --json         print the result only, as JSON
  --help         print this

outcome   status, and output or error
sequence  types of the events and names of the states; in any order where branches interleave
details   everything that the events say`;

const { values } = parseArgs({ options: { cases: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean' } } });

async function main(file: string, isJson: boolean): Promise<void> {
  const cases = readCases(file);
  const leftOut: Record<string, number> = {};
  const results: { recorded: Case; comparison: Comparison }[] = [];
  for (const recorded of cases) {
    const why = whyLeftOut(recorded);
    if (why) leftOut[why] = (leftOut[why] ?? 0) + 1;
    else results.push({ recorded, comparison: await runCase(recorded).then((ended) => compare(recorded, ended), broken(recorded)) });
  }
  const share = (level: 'outcome' | 'sequence' | 'details') => {
    const known = results.filter(({ comparison }) => comparison[level] !== undefined);
    const right = known.filter(({ comparison }) => comparison[level]).length;
    return { right, of: known.length, percent: known.length === 0 ? 100 : Math.round((right / known.length) * 10_000) / 100 };
  };
  const summary = {
    cases: cases.length,
    run: results.length,
    leftOut,
    outcome: share('outcome'),
    sequence: share('sequence'),
    details: share('details'),
  };
  if (isJson) return console.log(JSON.stringify(summary));
  for (const { recorded, comparison } of results) {
    if (comparison.difference === undefined) continue;
    const failed = (['outcome', 'sequence', 'details'] as const).filter((level) => comparison[level] === false);
    console.log(`${recorded.id}\n    ${failed.join(', ')}\n      ${comparison.difference}`);
  }
  console.log(`cases     ${summary.cases}\nrun       ${summary.run}`);
  for (const [why, count] of Object.entries(leftOut)) console.log(`left out  ${count}: ${why}`);
  for (const level of ['outcome', 'sequence', 'details'] as const)
    console.log(`${level.padEnd(9)} ${summary[level].percent} % (${summary[level].right} of ${summary[level].of})`);
}

/** A case that cannot be run at all is wrong at every level. */
const broken =
  ({ events }: Case) =>
  (error: unknown): Comparison => ({ outcome: false, ...(events && { sequence: false, details: false }), difference: String(error) });

if (values.help || values.cases === undefined) {
  console.log(HELP);
  process.exitCode = values.help ? 0 : 2;
} else {
  void main(values.cases, values.json === true);
}
