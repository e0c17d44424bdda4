import { join } from 'node:path';
import type { Assembly, AssemblyStack } from '../cloud/assembly';
import type { Service } from '../cloud/service';

export interface TemplateReport {
  readonly stacks: readonly { readonly name: string; readonly resources: number; readonly bytes: number }[];
  /** CloudFormation types, each once. */
  readonly types: readonly string[];
  readonly hosted: readonly string[];
  readonly inert: readonly string[];
  /** Where a function is referred to without its alias, which alone is warm and alone may be called. */
  readonly unqualifiedFunctionReferences: readonly string[];
  /** Bundles that can scan a table. */
  readonly scans: readonly string[];
}

interface RawResource {
  readonly Type: string;
  readonly Properties?: Record<string, unknown>;
}

/** A version and an alias are made from the function itself. */
const MAY_NAME_FUNCTIONS = new Set(['AWS::Lambda::Version', 'AWS::Lambda::Alias']);
const NO_RESOURCE = 'AWS::CDK::Metadata';

export function describeTemplates(
  assembly: Assembly,
  services: readonly Service[],
  readText: (path: string) => string,
  inertTypes: readonly string[] = [],
): TemplateReport {
  const resources = assembly.stacks.flatMap((stack) =>
    Object.entries(resourcesOf(stack)).map(([id, resource]) => ({ stack, id, resource })),
  );
  const types = [...new Set(resources.map(({ resource }) => resource.Type))].sort();
  const known = new Set(services.flatMap((service) => Object.keys(service.resources)));
  const functions = resources.filter(({ resource }) => resource.Type === 'AWS::Lambda::Function');
  const functionIds = new Set(functions.map(({ id }) => id));
  return {
    stacks: assembly.stacks.map((stack) => ({
      name: stack.name,
      resources: Object.keys(resourcesOf(stack)).length,
      bytes: Buffer.byteLength(readText(join(assembly.folder, stack.file))),
    })),
    types,
    hosted: types.filter((type) => known.has(type)),
    inert: types.filter((type) => inertTypes.includes(type)),
    unqualifiedFunctionReferences: resources
      .filter(({ resource }) => !MAY_NAME_FUNCTIONS.has(resource.Type) && namesOneOf(resource.Properties, functionIds))
      .map(({ stack, id }) => `${stack.file}: ${id}`),
    scans: functions
      .filter(({ stack, resource }) => /\bScanCommand\b|"Scan"/.test(readText(bundleOf(stack, resource))))
      .map(({ stack, id }) => `${stack.file}: ${id}`),
  };
}

function resourcesOf({ template }: AssemblyStack): Record<string, RawResource> {
  const { Resources = {} } = template as { Resources?: Record<string, RawResource> };
  return Object.fromEntries(Object.entries(Resources).filter(([, { Type }]) => Type !== NO_RESOURCE));
}

function namesOneOf(value: unknown, logicalIds: ReadonlySet<string>): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if ('Ref' in value && typeof value.Ref === 'string' && logicalIds.has(value.Ref)) return true;
  if ('Fn::GetAtt' in value && Array.isArray(value['Fn::GetAtt']) && logicalIds.has(value['Fn::GetAtt'][0])) return true;
  return Object.values(value).some((part) => namesOneOf(part, logicalIds));
}

function bundleOf(stack: AssemblyStack, { Properties }: RawResource): string {
  const { S3Key } = (Properties?.['Code'] ?? {}) as { S3Key?: string };
  return join(stack.asset(S3Key ?? '') ?? '', 'index.js');
}
