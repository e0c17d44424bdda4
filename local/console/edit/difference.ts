import { isDeepStrictEqual } from 'node:util';
import type { Template, TemplateResource } from '../../cloud/template';

interface TemplateDifference {
  /** State machines, as they are to be, of which nothing but the definition differs. */
  readonly definitions: readonly TemplateResource[];
  /** Everything else that differs, each in a sentence. */
  readonly others: readonly string[];
}

const OF_A_DEFINITION = ['DefinitionString', 'Definition', 'DefinitionSubstitutions'];

/** How a template differs from the one that is hosted. Expressions are compared as they are written, before anything is resolved. */
export function difference(before: Template, after: Template): TemplateDifference {
  const definitions: TemplateResource[] = [];
  const others: string[] = [];
  for (const section of ['parameters', 'mappings', 'conditions', 'outputs'] as const) {
    if (!isDeepStrictEqual(before[section], after[section])) others.push(`${after.file}: its ${section} have changed`);
  }
  for (const resource of after.resources.values()) {
    const hosted = before.resources.get(resource.logicalId);
    if (!hosted) {
      others.push(`${resource.where} is new`);
      continue;
    }
    const changed = changedIn(hosted, resource);
    if (changed.length === 0) continue;
    const isDefinition = resource.type === 'AWS::StepFunctions::StateMachine' && changed.every((name) => OF_A_DEFINITION.includes(name));
    if (isDefinition) definitions.push(resource);
    else others.push(`${resource.where} has changed: ${changed.join(', ')}`);
  }
  for (const { logicalId, where } of before.resources.values()) if (!after.resources.has(logicalId)) others.push(`${where} is gone`);
  return { definitions, others };
}

function changedIn(before: TemplateResource, after: TemplateResource): string[] {
  const [old, now] = [before, after].map(({ properties }) => properties as Readonly<Record<string, unknown>>) as [Properties, Properties];
  const properties = [...new Set([...Object.keys(old), ...Object.keys(now)])].filter((name) => !isDeepStrictEqual(old[name], now[name]));
  const attributes = (['type', 'condition', 'dependsOn'] as const).filter((name) => !isDeepStrictEqual(before[name], after[name]));
  return [...attributes, ...properties];
}

type Properties = Readonly<Record<string, unknown>>;
