import { onlyProperties } from '../../../cloud/properties';
import { type Provision, Refusal } from '../../../cloud/service';
import type { Topics } from '../store';

/** AWS::SNS::Subscription by e-mail: confirmed at once, since nobody here reads the question. */
export const subscription: Provision<Topics> = ({ properties, where, ...resource }, { store, random }) => {
  onlyProperties({ properties, where, ...resource }, ['TopicArn', 'Protocol', 'Endpoint']);
  const { TopicArn, Protocol, Endpoint } = properties;
  const topic = store.find(TopicArn);
  if (!topic) throw new Refusal(`TopicArn ${TopicArn} is no topic of this assembly`, where);
  if (Protocol !== 'email') throw new Refusal(`Protocol is ${Protocol}, expected email`, where);
  if (!String(Endpoint).includes('@')) throw new Refusal('Endpoint is no e-mail address', where);
  topic.subscribers.push(Endpoint);
  return { ref: `${topic.arn}:${random.fork(`${TopicArn}/${resource.logicalId}`).uuid()}` };
};
