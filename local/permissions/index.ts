import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { hostAssembly } from '../cloud/host';
import { seededRandom } from '../cloud/seeded-random';
import { traceLog } from '../cloud/trace-log';
import { virtualClock } from '../cloud/virtual-clock';
import { services } from '../services';
import { iam } from '../services/iam';
import { type Comparison, compare } from './compare';
import { type PermissionRecord, readRecords } from './record';

const HELP = `npm run permissions -- [options]

Compares what the roles of cdk.out are granted with what they used while \`npm test\` ran.
Exit 0: nothing is granted in vain, nothing was denied, every wildcard has its reason; 1: something is; 2: there is no record of this cdk.out.

  --json            one JSON object
  --assembly DIR    another cdk.out
  --help
`;

interface Report extends Comparison {
  /** How many lines of the record are about these templates, and how many about others. */
  readonly records: { readonly ofThisAssembly: number; readonly ofOthers: number };
}

async function report(assembly: string): Promise<Report> {
  const clock = virtualClock({ startMs: 0 });
  const cloud = await hostAssembly({ assembly, services, clock, trace: traceLog(clock), random: seededRandom('permissions') });
  const roles = cloud.context(iam).store.all();
  const templates = Object.fromEntries(cloud.templates.map(({ name, sha256 }) => [name, sha256]));
  await cloud.close();
  const all = readRecords();
  const ours = all.filter((record) => isOf(record, templates));
  return { records: { ofThisAssembly: ours.length, ofOthers: all.length - ours.length }, ...compare(roles, ours) };
}

const isOf = (record: PermissionRecord, templates: Readonly<Record<string, string>>): boolean =>
  Object.entries(templates).every(([name, sha256]) => record.templates[name] === sha256);

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { json: { type: 'boolean' }, assembly: { type: 'string' }, help: { type: 'boolean' } } });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const found = await report(values.assembly ?? join(__dirname, '../../cdk.out'));
  process.stdout.write(values.json ? `${JSON.stringify(found)}\n` : words(found));
  if (found.records.ofThisAssembly === 0) {
    process.stderr.write('no record of this cdk.out: run npm test first\n');
    return 2;
  }
  const isClean = found.unused.length === 0 && found.denied.length === 0 && found.wildcards.every(({ why }) => why !== undefined);
  return isClean ? 0 : 1;
}

function words({ roles, unused, denied, required, wildcards }: Report): string {
  return `${[
    'roles',
    ...roles.map(({ role, granted, used }) => `  ${shortName(role)}: ${used} of ${granted} grants used`),
    ...section('granted and unused', unused),
    ...section('denied', denied),
    ...section('not exercised here, and needed on AWS', required),
    ...section(
      'wildcards',
      wildcards.map((each) => ({ ...each, why: each.why ?? 'NO REASON' })),
    ),
  ].join('\n')}\n`;
}

interface Line {
  readonly role: string;
  readonly action: string;
  readonly resource: string;
  readonly why?: string;
}

/** One line for what several roles have in common. */
function section(title: string, lines: readonly Line[]): string[] {
  const grouped = new Map<string, string[]>();
  for (const { role, action, resource, why } of lines) {
    const text = `  ${action} on ${resource}${why === undefined ? '' : `: ${why}`}`;
    grouped.set(text, [...(grouped.get(text) ?? []), shortName(role)]);
  }
  return [`${title}: ${lines.length || 'none'}`, ...[...grouped].flatMap(([text, names]) => [text, `    ${names.join(', ')}`])];
}

/** The logical id without its hash. */
const shortName = (where: string): string => where.replace(/^.*: (\w+?)([0-9A-F]{8})? \(.*$/, '$1');

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
