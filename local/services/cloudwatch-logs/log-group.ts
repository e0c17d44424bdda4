import { onlyProperties, physicalName } from '../../cloud/properties';
import type { Provision } from '../../cloud/service';
import type { LogGroups } from './store';

/** AWS::Logs::LogGroup. Retention, class, key and tags are accepted and change nothing: lines live as long as the process. */
export const logGroup: Provision<LogGroups> = (resource, { store, accountId, region }) => {
  onlyProperties(resource, ['LogGroupName', 'RetentionInDays', 'LogGroupClass', 'KmsKeyId', 'Tags']);
  const name: string = resource.properties.LogGroupName ?? physicalName(resource, 512);
  store.create(name);
  return { ref: name, attributes: { Arn: `arn:aws:logs:${region}:${accountId}:log-group:${name}:*` } };
};
