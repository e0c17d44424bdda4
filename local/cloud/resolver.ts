import { intrinsicNamed } from './intrinsics';
import { evaluateCondition } from './intrinsics/conditions';
import { intrinsicArguments, intrinsicName, NO_VALUE, type Place, refuse, type Scope } from './intrinsics/scope';
import type { Template } from './template';

/** Turns a template's expressions into values, as far as its resources already exist. */
export interface Resolver {
  readonly template: Template;
  /** Throws a Refusal that names the place, for what CloudFormation would not resolve either. */
  resolve(value: unknown, place: Place): unknown;
  /** Memoized; a condition never depends on a resource. */
  condition(name: string, place: Place): boolean;
  /** Whether the template has this resource and its condition holds. */
  exists(logicalId: string): boolean;
}

/** What lies outside the template, or is made while it is hosted. Each throws a Refusal, with the place it is given, for what is not there. */
export interface Surroundings {
  ref(logicalId: string, place: Place): string;
  attribute(logicalId: string, name: string, place: Place): string;
  importValue(name: string, place: Place): string;
  stackOutput(stackName: string, outputName: string, place: Place): string;
}

export interface Environment {
  readonly accountId: string;
  readonly region: string;
  /** What follows the name in `AWS::StackId`. */
  readonly stackUuid: string;
}

export function resolver(template: Template, { accountId, region, stackUuid }: Environment, surroundings: Surroundings): Resolver {
  const pseudoParameters: Readonly<Record<string, unknown>> = {
    'AWS::AccountId': accountId,
    'AWS::NoValue': NO_VALUE,
    'AWS::NotificationARNs': [],
    'AWS::Partition': 'aws',
    'AWS::Region': region,
    'AWS::StackId': `arn:aws:cloudformation:${region}:${accountId}:stack/${template.stackName}/${stackUuid}`,
    'AWS::StackName': template.stackName,
    'AWS::URLSuffix': 'amazonaws.com',
  };
  const conditions = new Map<string, boolean | 'evaluating'>();

  const scopeAt = (place: Place, around: Surroundings): Scope => {
    const scope: Scope = {
      template,
      place,
      resolve: (value) => resolveTree(value, place, () => scope),
      pseudoParameter: (name) => pseudoParameters[name],
      condition: (name) => condition(name, place),
      ref: (logicalId) => around.ref(logicalId, place),
      attribute: (logicalId, name) => around.attribute(logicalId, name, place),
      importValue: (name) => around.importValue(name, place),
      stackOutput(stackName, outputName, outputRegion) {
        if (outputRegion !== undefined && outputRegion !== region) {
          refuse(`Fn::GetStackOutput reads ${stackName} in ${outputRegion}, expected ${region}, the one region here`, place);
        }
        return around.stackOutput(stackName, outputName, place);
      },
    };
    return scope;
  };

  function condition(name: string, place: Place): boolean {
    const known = conditions.get(name);
    if (known === 'evaluating') return refuse(`the condition ${name} depends on itself`, place);
    if (known !== undefined) return known;
    if (!Object.hasOwn(template.conditions, name)) return refuse(`no condition ${name} in ${template.file}`, place);
    conditions.set(name, 'evaluating');
    const own: Place = { where: `${template.file}: Conditions.${name}`, path: '' };
    try {
      const holds = evaluateCondition(template.conditions[name], scopeAt(own, parametersOnly));
      conditions.set(name, holds);
      return holds;
    } catch (error) {
      conditions.delete(name);
      throw error;
    }
  }

  return {
    template,
    condition,
    resolve: (value, place) => resolveTree(value, place, (at) => scopeAt(at, surroundings)),
    exists(logicalId) {
      const resource = template.resources.get(logicalId);
      if (!resource) return false;
      return resource.condition === undefined || condition(resource.condition, { where: resource.where, path: 'Condition' });
    },
  };
}

const parametersOnly: Surroundings = {
  ref: (name, place) => refuse(`a condition refers to ${name}, expected parameters only`, place),
  attribute: (name, _attribute, place) => refuse(`a condition refers to ${name}, expected parameters only`, place),
  importValue: (name, place) => refuse(`a condition imports ${name}, expected parameters only`, place),
  stackOutput: (stackName, _name, place) => refuse(`a condition reads an output of ${stackName}, expected parameters only`, place),
};

/** Within an intrinsic's arguments the scope, and with it the place that is named, stays that of the property. */
function resolveTree(value: unknown, place: Place, scopeAt: (place: Place) => Scope): unknown {
  if (typeof value !== 'object' || value === null || isConstant(value)) return value;
  const resolved = (member: unknown, key: string | number): unknown =>
    typeof member !== 'object' || member === null || isConstant(member)
      ? member
      : resolveTree(member, { where: place.where, path: place.path ? `${place.path}.${key}` : String(key) }, scopeAt);
  if (Array.isArray(value)) return value.map(resolved).filter((item) => item !== NO_VALUE);
  const name = intrinsicName(value);
  if (name) return intrinsicNamed(name, place)(intrinsicArguments(name, value, place), scopeAt(place));
  const entries = Object.entries(value).map(([key, member]) => [key, resolved(member, key)] as const);
  return Object.fromEntries(entries.filter(([, member]) => member !== NO_VALUE));
}

const known = new WeakMap<object, boolean>();

/**
 * Whether it resolves to itself: it has no expression in it and nobody can change it, as in the templates of an assembly. Most of a template is
 * such, and is the same object every time that the template is hosted.
 */
function isConstant(value: object): boolean {
  if (!Object.isFrozen(value)) return false;
  const found = known.get(value);
  if (found !== undefined) return found;
  const isOne =
    intrinsicName(value) === undefined &&
    Object.values(value).every((member) => (typeof member === 'object' && member !== null ? isConstant(member) : member !== NO_VALUE));
  known.set(value, isOne);
  return isOne;
}
