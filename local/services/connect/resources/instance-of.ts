import { Refusal, type Resource } from '../../../cloud/service';
import type { ContactCenters, Instance } from '../store';

/** The instance that a resource belongs to, named by its whole ARN. */
export function instanceOf(property: string, { properties, where }: Resource, store: ContactCenters): Instance {
  const arn: unknown = properties[property];
  const found = [...store.instances.values()].find((instance) => instance.arn === arn);
  if (!found) throw new Refusal(`${property} ${arn} is not the ARN of an instance of this assembly`, where);
  return found;
}
