import type { AssemblyStack } from './assembly';
import { Refusal } from './service';

/**
 * One stack's template, its sections told apart; expressions are still unresolved.
 * `Rules` are left out: they check the account that is deployed to (CheckBootstrapVersion). So are `Metadata` and AWS::CDK::Metadata, which
 * tell about the app, and the policies of a resource for its update and deletion: everything here is created once.
 */
export interface Template {
  readonly stackName: string;
  readonly file: string;
  readonly parameters: Readonly<Record<string, Parameter>>;
  readonly mappings: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
  readonly conditions: Readonly<Record<string, unknown>>;
  readonly resources: ReadonlyMap<string, TemplateResource>;
  readonly outputs: Readonly<Record<string, Output>>;
}

export interface Parameter {
  readonly Type: string;
  readonly Default?: unknown;
}

export interface Output {
  readonly Value: unknown;
  readonly Export?: { readonly Name: unknown };
  readonly Condition?: string;
}

export interface TemplateResource {
  readonly logicalId: string;
  readonly type: string;
  readonly properties: unknown;
  readonly dependsOn: readonly string[];
  readonly condition: string | undefined;
  readonly where: string;
}

const SECTIONS = [
  'AWSTemplateFormatVersion',
  'Description',
  'Metadata',
  'Parameters',
  'Mappings',
  'Conditions',
  'Rules',
  'Resources',
  'Outputs',
];
const ATTRIBUTES = [
  'Type',
  'Properties',
  'DependsOn',
  'Condition',
  'DeletionPolicy',
  'UpdateReplacePolicy',
  'UpdatePolicy',
  'CreationPolicy',
  'Metadata',
];

/** As `cdk synth` writes it. */
interface Sections {
  readonly Parameters?: Template['parameters'];
  readonly Mappings?: Template['mappings'];
  readonly Conditions?: Template['conditions'];
  readonly Resources?: Readonly<Record<string, Attributes>>;
  readonly Outputs?: Template['outputs'];
}

interface Attributes {
  readonly Type?: string;
  readonly Properties?: unknown;
  readonly DependsOn?: string | readonly string[];
  readonly Condition?: string;
}

/** Tells the sections apart; what it does not know is reported to `refuse`, and left out. */
export function parseTemplate({ name, file, template }: AssemblyStack, refuse: (refusal: Refusal) => void): Template {
  const sections = (template ?? {}) as Sections;
  for (const key of Object.keys(sections)) {
    if (!SECTIONS.includes(key)) refuse(new Refusal(`the template has a section ${key}, expected only ${SECTIONS.join(', ')}`, file));
  }
  const resources = new Map<string, TemplateResource>();
  for (const [logicalId, attributes] of Object.entries(sections.Resources ?? {})) {
    const type = String(attributes.Type);
    if (type === 'AWS::CDK::Metadata') continue;
    const where = `${file}: ${logicalId} (${type})`;
    for (const key of Object.keys(attributes)) {
      if (!ATTRIBUTES.includes(key))
        refuse(new Refusal(`the resource has an attribute ${key}, expected only ${ATTRIBUTES.join(', ')}`, where));
    }
    resources.set(logicalId, {
      logicalId,
      type,
      properties: attributes.Properties ?? {},
      dependsOn: [attributes.DependsOn ?? []].flat(),
      condition: attributes.Condition,
      where,
    });
  }
  return {
    stackName: name,
    file,
    parameters: sections.Parameters ?? {},
    mappings: sections.Mappings ?? {},
    conditions: sections.Conditions ?? {},
    resources,
    outputs: sections.Outputs ?? {},
  };
}
