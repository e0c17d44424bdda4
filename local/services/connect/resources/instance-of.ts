import { Refusal, type Resource } from '../../../cloud/service';
import type { ContactCenters, Instance } from '../store';

/**
 * The instance that a resource belongs to, named by its whole ARN. An assembly that makes none may name one that is there: it then is, with calls
 * in both directions.
 */
export function instanceOf(property: string, { properties, where }: Resource, store: ContactCenters): Instance {
  const arn: unknown = properties[property];
  const found = [...store.instances.values()].find((instance) => instance.arn === arn);
  if (found) return found;
  const [, id] = /^arn:aws:connect:[^:]+:\d{12}:instance\/([0-9a-f-]{36})$/.exec(String(arn)) ?? [];
  if (!id || store.instances.size > 0) throw new Refusal(`${property} ${arn} is not the ARN of an instance of this assembly`, where);
  const instance = { id, arn: String(arn), inboundCalls: true, outboundCalls: true, associations: [], wasThere: true };
  store.instances.set(id, instance);
  return instance;
}
