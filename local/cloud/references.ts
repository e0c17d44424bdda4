import { intrinsicNamed } from './intrinsics';
import { chosenBranch } from './intrinsics/conditions';
import { getAttArguments } from './intrinsics/lookups';
import { intrinsicArguments, intrinsicName, type Place, refuse } from './intrinsics/scope';
import { subReferences } from './intrinsics/strings';
import type { Resolver } from './resolver';
import { Refusal } from './service';
import type { TemplateResource } from './template';

/** The resources that this one needs before it can be made. What is wrong with its expressions goes to `refused`, one by one. */
export function dependenciesOf(resource: TemplateResource, resolver: Resolver, refused: (refusal: Refusal) => void): Set<string> {
  const { template } = resolver;
  const found = new Set<string>();

  const reporting = (check: () => void) => {
    try {
      check();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused(error);
    }
  };

  const need = (logicalId: string, place: Place) => {
    if (!template.resources.has(logicalId)) refuse(`refers to ${logicalId}, which ${template.file} does not have`, place);
    if (!resolver.exists(logicalId))
      refuse(`refers to ${logicalId}, whose condition ${template.resources.get(logicalId)?.condition} is false`, place);
    found.add(logicalId);
  };

  const walk = (value: unknown, place: Place): void => {
    if (typeof value !== 'object' || value === null) return;
    const name = intrinsicName(value);
    if (name) {
      reporting(() => walkIntrinsic(name, intrinsicArguments(name, value, place), place));
      return;
    }
    for (const [key, member] of Object.entries(value)) walk(member, { where: place.where, path: `${place.path}.${key}` });
  };

  const walkIntrinsic = (name: string, args: unknown, place: Place): void => {
    intrinsicNamed(name, place);
    if (name === 'Ref') {
      if (!isParameter(String(args))) need(String(args), place);
    } else if (name === 'Fn::GetAtt') {
      need(getAttArguments(args, { place }).logicalId, place);
    } else if (name === 'Fn::Sub') {
      for (const expression of subReferences(args, { place })) walk(expression, place);
    } else if (name === 'Fn::If') {
      walk(chosenBranch(args, { place, condition: (condition) => resolver.condition(condition, place) }), place);
    } else {
      for (const argument of [args].flat()) walk(argument, place);
    }
  };

  const isParameter = (name: string) => Object.hasOwn(template.parameters, name) || name.startsWith('AWS::');

  walk(resource.properties, { where: resource.where, path: 'Properties' });
  for (const logicalId of resource.dependsOn) {
    const place = { where: resource.where, path: 'DependsOn' };
    // A dependency whose condition is false is no dependency: so CloudFormation has it.
    if (!template.resources.has(logicalId) || resolver.exists(logicalId)) reporting(() => need(logicalId, place));
  }
  return found;
}
