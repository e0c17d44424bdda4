import { onlyProperties } from '../../../cloud/properties';
import { type Provision, Refusal } from '../../../cloud/service';
import type { ContactCenters } from '../store';

/** AWS::Connect::Instance. Not here: directories, users, hours, queues, flow logs. */
export const instance: Provision<ContactCenters> = (resource, { store, arn, clock }) => {
  onlyProperties(resource, ['IdentityManagementType', 'InstanceAlias', 'Attributes', 'Tags']);
  const { IdentityManagementType, Attributes = {} } = resource.properties;
  if (!['CONNECT_MANAGED', 'SAML'].includes(IdentityManagementType)) {
    throw new Refusal(`IdentityManagementType ${IdentityManagementType} is not CONNECT_MANAGED or SAML`, resource.where);
  }
  const unknown = Object.keys(Attributes).filter((name) => name !== 'InboundCalls' && name !== 'OutboundCalls');
  if (unknown.length) throw new Refusal(`Attributes has ${unknown}, expected only InboundCalls and OutboundCalls`, resource.where);
  const [there] = [...store.instances.values()].filter(({ wasThere }) => wasThere);
  if (there) throw new Refusal(`the assembly makes an instance, and names ${there.arn}, which is another`, resource.where);
  const id = store.random.uuid();
  const instanceArn = arn(`instance/${id}`);
  const isOn = (attribute: unknown) => String(attribute) === 'true';
  store.instances.set(id, {
    id,
    arn: instanceArn,
    inboundCalls: isOn(Attributes.InboundCalls),
    outboundCalls: isOn(Attributes.OutboundCalls),
    associations: [],
  });
  const CreatedTime = new Date(clock.now()).toISOString();
  return { ref: instanceArn, attributes: { Arn: instanceArn, Id: id, InstanceStatus: 'ACTIVE', CreatedTime } };
};
