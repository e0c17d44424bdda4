import type { AssemblyStack } from './assembly';
import { AssemblyRefused } from './assembly-refused';
import { creationOrder } from './graph';
import { type Place, refuse as refuseAt } from './intrinsics/scope';
import { dependenciesOf } from './references';
import { type Environment, type Resolver, resolver } from './resolver';
import { type Provisioned, Refusal, type Resource, ServiceError } from './service';
import { parseTemplate, type Template, type TemplateResource } from './template';

/** Makes one resource: finds the service that hosts its type and has it provisioned. Throws a Refusal for a type that nobody hosts. */
export type MakeResource = (resource: Resource) => Promise<Provisioned>;

/** The outputs of the stacks made so far. */
export interface StackOutputs {
  /** Undefined for one that could not be made, which has been refused already. */
  readonly values: ReadonlyMap<string, string | undefined>;
}

/** A stack as it was created. */
export interface ProvisionedStack extends StackOutputs {
  readonly template: Template;
  /** What an expression is worth, also one of a later template of this stack, as long as it refers to what this one has. Throws a Refusal. */
  resolve(value: unknown, place: Place): unknown;
}

export interface MadeSoFar {
  readonly stacks: ReadonlyMap<string, StackOutputs>;
  readonly exports: Map<string, string | undefined>;
  readonly allStackNames: readonly string[];
}

/** Thrown for whatever needs a resource that was itself refused: one fault is reported once, not with everything behind it. */
class Blocked extends Error {}

/** What of a stack's creation is the same every time it is hosted. */
interface Plan {
  readonly template: Template;
  readonly order: readonly TemplateResource[];
}

/** Of stacks without fault, and without conditions, on which it depends what exists. A stack loaded again is another one if a byte has changed. */
const plans = new WeakMap<AssemblyStack, Plan>();

/** Makes every resource of a stack after those it needs, then its outputs. What is wrong goes to `refuse`, and the rest goes on. */
export async function provisionStack(
  stack: AssemblyStack,
  environment: Environment,
  madeSoFar: MadeSoFar,
  make: MakeResource,
  report: (refusal: Refusal) => void,
): Promise<ProvisionedStack> {
  let isSound = true;
  const refuse = (refusal: Refusal) => {
    isSound = false;
    report(refusal);
  };
  const plan = plans.get(stack);
  const template = plan?.template ?? parseTemplate(stack, refuse);
  const made = new Map<string, Provisioned>();
  const resolve = resolver(template, environment, {
    ref: (logicalId, place) => provisionedAt(logicalId, place).ref,
    attribute: (logicalId, name, place) => attributeOf(template.resources.get(logicalId), provisionedAt(logicalId, place), name, place),
    importValue: (name, place) =>
      madeSoFar.exports.has(name)
        ? unblocked(madeSoFar.exports.get(name))
        : refuseAt(`imports ${name}, which no stack deployed before exports`, place),
    stackOutput: (stackName, name, place) => outputOf(madeSoFar, stackName, name, place),
  });

  function provisionedAt(logicalId: string, place: Place): Provisioned {
    if (!template.resources.has(logicalId)) refuseAt(`refers to ${logicalId}, which ${template.file} does not have`, place);
    if (!resolve.exists(logicalId)) refuseAt(`refers to ${logicalId}, whose condition is false`, place);
    return unblocked(made.get(logicalId));
  }

  /** Whether it went without a refusal. */
  async function attempt(work: () => void | Promise<void>, where: string): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      for (const refusal of refusalsIn(error, where)) refuse(refusal);
      return false;
    }
  }

  const order = plan?.order ?? (await inCreationOrder(template, resolve, refuse, attempt));
  if (isSound && Object.keys(template.conditions).length === 0) plans.set(stack, { template, order });
  for (const resource of order) {
    await attempt(async () => {
      const properties = resolve.resolve(resource.properties, { where: resource.where, path: 'Properties' });
      const { logicalId, type, where } = resource;
      made.set(logicalId, await make({ logicalId, stackName: stack.name, type, properties, where, asset: assetsOf(stack, where) }));
    }, resource.where);
  }

  const values = new Map<string, string | undefined>();
  for (const [name, output] of Object.entries(template.outputs)) {
    const place = { where: `${template.file}: Outputs.${name}`, path: '' };
    await attempt(() => {
      if (output.Condition !== undefined && !resolve.condition(output.Condition, place)) return;
      values.set(name, undefined);
      const exportName = output.Export && String(resolve.resolve(output.Export.Name, place));
      if (exportName !== undefined) madeSoFar.exports.set(exportName, undefined);
      const value = String(resolve.resolve(output.Value, place));
      values.set(name, value);
      if (exportName !== undefined) madeSoFar.exports.set(exportName, value);
    }, place.where);
  }
  return { values, template, resolve: resolve.resolve };
}

/** Those that exist and whose expressions are sound, each after those it needs. */
async function inCreationOrder(
  template: Template,
  resolve: Resolver,
  refuse: (refusal: Refusal) => void,
  attempt: (work: () => void, where: string) => Promise<boolean>,
): Promise<TemplateResource[]> {
  const dependencies = new Map<string, Set<string>>();
  const unsound = new Set<string>();
  for (const resource of template.resources.values()) {
    await attempt(() => {
      if (!resolve.exists(resource.logicalId)) return;
      const found = dependenciesOf(resource, resolve, (refusal) => {
        unsound.add(resource.logicalId);
        refuse(refusal);
      });
      dependencies.set(resource.logicalId, found);
    }, resource.where);
  }
  const { order, cycles } = creationOrder(dependencies);
  for (const cycle of cycles) refuse(new Refusal(`resources need each other: ${cycle.join(' → ')}`, template.file));
  return order.filter((logicalId) => !unsound.has(logicalId)).map((logicalId) => template.resources.get(logicalId) as TemplateResource);
}

function attributeOf(resource: TemplateResource | undefined, { attributes = {} }: Provisioned, name: string, place: Place): string {
  const value = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
  if (value !== undefined) return value;
  const given = Object.keys(attributes).join(', ') || 'none';
  return refuseAt(`reads ${resource?.logicalId}.${name}, and of ${resource?.type} only these attributes are hosted: ${given}`, place);
}

function outputOf({ stacks, allStackNames }: MadeSoFar, stackName: string, name: string, place: Place): string {
  const outputs = stacks.get(stackName);
  if (outputs?.values.has(name)) return unblocked(outputs.values.get(name));
  if (outputs)
    return refuseAt(`reads output ${name} of ${stackName}, which has only ${[...outputs.values.keys()].join(', ') || 'none'}`, place);
  if (allStackNames.includes(stackName)) return refuseAt(`reads output ${name} of ${stackName}, which is deployed later`, place);
  return refuseAt(`reads output ${name} of ${stackName}, expected one of the stacks ${allStackNames.join(', ')}`, place);
}

const assetsOf = (stack: AssemblyStack, where: string) => (objectKey: string) => {
  const path = stack.asset(objectKey);
  if (path === undefined) throw new Refusal(`no asset ${objectKey} in the cloud assembly: run npx cdk synth`, where);
  return path;
};

function unblocked<T>(value: T | undefined): T {
  if (value === undefined) throw new Blocked();
  return value;
}

function refusalsIn(error: unknown, where: string): readonly Refusal[] {
  if (error instanceof Blocked) return [];
  if (error instanceof Refusal) return [error];
  if (error instanceof AssemblyRefused) return error.refusals;
  if (error instanceof ServiceError) return [new Refusal(`${error.name}: ${error.message}`, where)];
  throw new Error(`${where} could not be made`, { cause: error });
}
