import { onlyProperties } from '../../../cloud/properties';
import { type Provision, Refusal } from '../../../cloud/service';
import type { Keys } from '../store';

/** AWS::KMS::Alias of a key of this assembly, by its ARN. */
export const alias: Provision<Keys> = (resource, { store }) => {
  onlyProperties(resource, ['AliasName', 'TargetKeyId']);
  const { AliasName, TargetKeyId } = resource.properties;
  if (!/^alias\/(?!aws\/)[\w/-]+$/.test(AliasName)) throw new Refusal(`AliasName is ${AliasName}, expected alias/NAME`, resource.where);
  if (!store.find(TargetKeyId)) throw new Refusal(`TargetKeyId ${TargetKeyId} is no key of this assembly`, resource.where);
  if (!store.name(AliasName)) throw new Refusal(`there is already an alias ${AliasName}`, resource.where);
  return { ref: AliasName };
};
