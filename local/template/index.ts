import '../utc';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadAssembly } from '../cloud/assembly';
import { services } from '../services';
import { isStale, synthesize } from '../synthesize';
import { describeTemplates, type TemplateReport } from './describe';

const HELP = `npm run template -- [--json] [--assembly DIR]

What cdk.out holds: resources and bytes of each stack, which types are hosted locally or inert there, and two things that must be none:
references to a function without its alias, and Scan commands in the bundles.
`;
const CDK_OUT = join(__dirname, '../../cdk.out');

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { json: { type: 'boolean' }, assembly: { type: 'string' }, help: { type: 'boolean' } } });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const folder = values.assembly ?? CDK_OUT;
  if (folder === CDK_OUT && isStale(CDK_OUT)) await synthesize(CDK_OUT);
  const report = describeTemplates(loadAssembly(folder), services, (path) => readFileSync(path, 'utf8'));
  process.stdout.write(values.json ? `${JSON.stringify(report)}\n` : table(report));
  return report.unqualifiedFunctionReferences.length + report.scans.length > 0 ? 1 : 0;
}

const table = ({ stacks, types, hosted, inert, unqualifiedFunctionReferences, scans }: TemplateReport): string =>
  [
    ...stacks.map(
      ({ name, resources, bytes }) => `${name.padEnd(12)} ${String(resources).padStart(4)} resources ${String(bytes).padStart(8)} bytes`,
    ),
    '',
    ...types.map((type) => `${type.padEnd(42)} ${hosted.includes(type) ? 'hosted' : inert.includes(type) ? 'inert' : 'refused'}`),
    '',
    `function references without an alias: ${unqualifiedFunctionReferences.join(', ') || 'none'}`,
    `Scan commands in bundles: ${scans.join(', ') || 'none'}`,
    '',
  ].join('\n');

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  },
);
