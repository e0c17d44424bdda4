import { DEFAULT_LATENCY_MS } from './dispatch';
import { operatorNames } from './identity/condition-operators';
import { managedPolicies } from './identity/managed-policies';
import { intrinsicNames } from './intrinsics';
import { conditionFunctions } from './intrinsics/conditions';
import type { Operation, Service } from './service';

/** docs/local-coverage.md: everything that is hosted, read from the tables that host it. `inertTypes`: as given to the host. */
export function coverageDocument(services: readonly Service[], inertTypes: Readonly<Record<string, string>> = {}): string {
  const sorted = [...services].sort((a, b) => a.name.localeCompare(b.name));
  return `${[
    '# What the local cloud hosts',
    '',
    'Generated from the tables under `local/services`; do not edit. What is not on this page is refused by name, when the cloud assembly is loaded',
    'or when it is called. docs/adding-a-local-service.md tells how to add to it.',
    '',
    '## Templates',
    '',
    `Intrinsic functions: ${codes(intrinsicNames)}; in Conditions ${codes(conditionFunctions)}.`,
    '',
    '`Rules` and `Metadata` are left out: rules check the account that is deployed to, and metadata is about the app. Update and deletion policies',
    'have nothing to do here. A parameter has its default.',
    '',
    '## Permissions',
    '',
    `Condition operators: ${codes([...operatorNames, 'Null'])}, each with \`IfExists\`, \`ForAllValues:\`, \`ForAnyValue:\` (except \`Null\`).`,
    '',
    `Managed policies of AWS: ${codes(Object.keys(managedPolicies))}.`,
    '',
    'A request is whose access key it names: signatures are not verified.',
    ...sorted.flatMap((service) => ['', ...serviceSection(service)]),
    ...(Object.keys(inertTypes).length === 0 ? [] : ['', ...inertSection(inertTypes)]),
  ].join('\n')}\n`;
}

function serviceSection({ name, protocol, notHere, resources, operations }: Service): string[] {
  const lines = [`## ${name}`];
  if (protocol.kind === 'http') lines.push('', `Not AWS: answers below ${codes(protocol.paths)}.`);
  if (notHere) lines.push('', `Not here: ${notHere}`);
  const types = Object.keys(resources).sort((a, b) => a.localeCompare(b));
  if (types.length > 0) lines.push('', `Resource types: ${codes(types)}.`);
  const rows = Object.entries(operations).sort(([a], [b]) => a.localeCompare(b));
  if (rows.length > 0) lines.push('', '| Operation | Latency, P50 and P99 |', '| --- | --- |', ...rows.map(operationRow));
  return lines;
}

const operationRow = ([name, { latencyMs = DEFAULT_LATENCY_MS }]: [string, Operation]) =>
  `| \`${name}\` | ${latencyMs[0]} ms, ${latencyMs[1]} ms |`;

const inertSection = (inertTypes: Readonly<Record<string, string>>): string[] => [
  '## Resource types that exist without doing anything',
  '',
  ...Object.entries(inertTypes).map(([type, why]) => `- \`${type}\`: ${why}`),
];

const codes = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(', ');
