import { join } from 'node:path';
import type { Assembly, AssemblyStack } from '../cloud/assembly';
import type { Service } from '../cloud/service';
import { beyondLimits } from './limits';

export interface TemplateReport {
  readonly stacks: readonly { readonly name: string; readonly resources: number; readonly bytes: number }[];
  /** CloudFormation types, each once. */
  readonly types: readonly string[];
  readonly hosted: readonly string[];
  readonly inert: readonly string[];
  /** How often a function is referred to without its alias, which alone is warm and alone may be called. */
  readonly unqualifiedFunctionReferences: number;
  /** Bundles that can scan a table. */
  readonly scans: number;
  /** All that is wrong, in words: those references and bundles, and limits of CloudFormation's that a stack is beyond. */
  readonly wrong: readonly string[];
}

interface RawResource {
  readonly Type: string;
  readonly Properties?: Record<string, unknown>;
}

/** A version and an alias are made from the function itself. */
const MADE_FROM_FUNCTIONS = new Set(['AWS::Lambda::Version', 'AWS::Lambda::Alias']);
/** How it is invoked asynchronously is said of a function and, beside it, of which alias. */
const mayNameFunction = ({ Type, Properties }: RawResource): boolean =>
  MADE_FROM_FUNCTIONS.has(Type) ||
  (Type === 'AWS::Lambda::EventInvokeConfig' && !['$LATEST', undefined].includes(Properties?.['Qualifier'] as string));
const NO_RESOURCE = 'AWS::CDK::Metadata';

export interface Hosts {
  readonly services: readonly Service[];
  readonly inertTypes?: Readonly<Record<string, string>>;
}

/** `bundled`: the assembly that has the functions' code, when this one was synthesized without. */
export function describeTemplates(
  assembly: Assembly,
  { services, inertTypes = {} }: Hosts,
  readText: (path: string) => string,
  bundled: Assembly = assembly,
): TemplateReport {
  const resources = assembly.stacks.flatMap((stack) =>
    Object.entries(resourcesOf(stack)).map(([id, resource]) => ({ stack, id, resource })),
  );
  const types = [...new Set(resources.map(({ resource }) => resource.Type))].sort();
  const known = new Set(services.flatMap((service) => Object.keys(service.resources)));
  const functions = resources.filter(({ resource }) => resource.Type === 'AWS::Lambda::Function');
  const functionIds = new Set(functions.map(({ id }) => id));
  const stacks = assembly.stacks.map((stack) => ({
    name: stack.name,
    resources: Object.keys(resourcesOf(stack)).length,
    bytes: Buffer.byteLength(readText(join(assembly.folder, stack.file))),
  }));
  const unqualified = resources
    .filter(({ resource }) => !mayNameFunction(resource) && namesOneOf(resource.Properties, functionIds))
    .map(({ stack, id }) => `${stack.file}: ${id} refers to a function without its alias`);
  const bundles = bundlesOf(bundled);
  const scans = functions
    .filter(({ resource }) => /\bScanCommand\b|"Scan"/.test(readText(bundles.get(nameOf(resource)) ?? '')))
    .map(({ stack, id }) => `${stack.file}: ${id} can scan a table`);
  return {
    stacks,
    types,
    hosted: types.filter((type) => known.has(type)),
    inert: types.filter((type) => Object.hasOwn(inertTypes, type)),
    unqualifiedFunctionReferences: unqualified.length,
    scans: scans.length,
    wrong: [...unqualified, ...scans, ...assembly.stacks.flatMap((stack, index) => beyondLimits(stack, stacks[index]?.bytes ?? 0))],
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

const nameOf = ({ Properties }: RawResource): string => String(Properties?.['FunctionName']);

/** By function, where its bundle is. */
const bundlesOf = ({ stacks }: Assembly): ReadonlyMap<string, string> =>
  new Map(
    stacks.flatMap((stack) =>
      Object.values(resourcesOf(stack))
        .filter(({ Type }) => Type === 'AWS::Lambda::Function')
        .map((resource) => {
          const { S3Key } = (resource.Properties?.['Code'] ?? {}) as { S3Key?: string };
          return [nameOf(resource), join(stack.asset(S3Key ?? '') ?? '', 'index.js')];
        }),
    ),
  );
