import { onlyProperties, physicalName } from '../../../cloud/properties';
import { type Provision, Refusal } from '../../../cloud/service';
import type { Topics } from '../store';

/** AWS::SNS::Topic, a standard one. */
export const topic: Provision<Topics> = (resource, { store, arn }) => {
  onlyProperties(resource, ['TopicName', 'DisplayName', 'Tags']);
  const name: string = resource.properties.TopicName ?? physicalName(resource, 256);
  if (store.find(arn(name))) throw new Refusal(`there is already a topic named ${name}`, resource.where);
  store.add({ arn: arn(name), name, subscribers: [] });
  return { ref: arn(name), attributes: { TopicArn: arn(name), TopicName: name } };
};
