import '../utc';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadAssembly } from '../cloud/assembly';
import { services } from '../services';
import { isStale, synthesize } from '../synthesize';
import { CONFIGURATIONS, inConfiguration } from './configurations';
import { describeTemplates, type TemplateReport } from './describe';

const HELP = `npm run template -- [--json] [--assembly DIR]

What cdk.out holds: resources and bytes of each stack, which types are hosted locally or inert there, and two things that must be none:
references to a function without its alias, and Scan commands in the bundles. Then the same of each way to deploy this, synthesized anew with
strict validation: ${Object.keys(CONFIGURATIONS).join('; ')}. With --assembly: of that folder alone.

Exit 0: nothing is wrong, and the validators found nothing; 1: something is.
`;
const CDK_OUT = join(__dirname, '../../cdk.out');

interface ConfigurationReport extends TemplateReport {
  readonly configuration: string;
  /** Of the validators, each in words. */
  readonly findings: readonly string[];
}

const readText = (path: string): string => readFileSync(path, 'utf8');

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { json: { type: 'boolean' }, assembly: { type: 'string' }, help: { type: 'boolean' } } });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const folder = values.assembly ?? CDK_OUT;
  if (folder === CDK_OUT && isStale(CDK_OUT)) await synthesize(CDK_OUT);
  const bundled = loadAssembly(folder);
  const report = describeTemplates(bundled, { services }, readText);
  const configurations: ConfigurationReport[] = [];
  for (const [configuration, context] of values.assembly ? [] : Object.entries(CONFIGURATIONS)) {
    const described = await inConfiguration(context, (assembly, findings) => ({
      ...{ configuration, findings },
      ...describeTemplates(assembly, { services }, readText, bundled),
    }));
    configurations.push(described);
  }
  process.stdout.write(
    values.json ? `${JSON.stringify({ ...report, configurations })}\n` : `${[table(report), ...configurations.map(line)].join('\n')}\n`,
  );
  const isRight = [report, ...configurations].every(
    ({ wrong, types, hosted, inert }) => wrong.length === 0 && types.length === hosted.length + inert.length,
  );
  return isRight && configurations.every(({ findings }) => findings.length === 0) ? 0 : 1;
}

const table = ({ stacks, types, hosted, inert, unqualifiedFunctionReferences, scans, wrong }: TemplateReport): string =>
  [
    ...stacks.map(
      ({ name, resources, bytes }) => `${name.padEnd(12)} ${String(resources).padStart(4)} resources ${String(bytes).padStart(8)} bytes`,
    ),
    '',
    ...types.map((type) => `${type.padEnd(42)} ${hosted.includes(type) ? 'hosted' : inert.includes(type) ? 'inert' : 'refused'}`),
    '',
    `function references without an alias: ${unqualifiedFunctionReferences || 'none'}`,
    `Scan commands in bundles: ${scans || 'none'}`,
    ...wrong,
    '',
  ].join('\n');

const line = ({ configuration, stacks, types, hosted, findings, wrong }: ConfigurationReport): string =>
  [
    `${configuration.padEnd(26)} ${stacks.map(({ name, resources, bytes }) => `${name} ${resources} resources, ${bytes} bytes`).join('; ')}; ${hosted.length} of ${types.length} types hosted; ${findings.length} findings`,
    ...[...findings, ...wrong].map((each) => `  ${each}`),
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
