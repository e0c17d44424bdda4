import { Refusal, type Resource } from './service';

/** Refuses a resource that sets a property nobody here reads: what would matter on AWS must not silently mean nothing. */
export function onlyProperties(resource: Resource, known: readonly string[]): void {
  const unknown = Object.keys(resource.properties ?? {}).filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new Refusal(
      `${resource.type} has ${unknown.map((name) => `Properties.${name}`).join(', ')}, expected only ${known.join(', ')}`,
      resource.where,
    );
  }
}

/** What CloudFormation would call it, without the random end: `Atlas-CallbackRole`, at most `maxLength` characters. */
export const physicalName = ({ stackName, logicalId }: Pick<Resource, 'stackName' | 'logicalId'>, maxLength = 64): string =>
  `${stackName}-${logicalId}`.slice(0, maxLength);
