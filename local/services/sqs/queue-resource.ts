import { onlyProperties, physicalName } from '../../cloud/properties';
import { type PolicyDocument, type Provision, Refusal } from '../../cloud/service';
import type { QueueSettings } from './queue';
import type { Queues } from './store';

const QUEUE = [
  'QueueName',
  'VisibilityTimeout',
  'MessageRetentionPeriod',
  'DelaySeconds',
  'MaximumMessageSize',
  'ReceiveMessageWaitTimeSeconds',
  'RedrivePolicy',
  'SqsManagedSseEnabled',
  'Tags',
];

/** AWS::SQS::Queue. Encryption and tags change nothing here. */
export const queue: Provision<Queues> = (resource, { store, arn, endpointUrl, accountId }) => {
  onlyProperties(resource, QUEUE);
  const { properties } = resource;
  const name: string = properties.QueueName ?? physicalName(resource, 80);
  if (!/^[\w-]{1,80}$/.test(name)) throw new Refusal(`the queue name ${name} is not 1-80 of [A-Za-z0-9_-]`, resource.where);
  const seconds = (property: string, standard: number) => Number(properties[property] ?? standard) * 1000;
  const redrive = redriveOf(properties.RedrivePolicy);
  if (redrive && !store.find(redrive.deadLetterTargetArn)) {
    throw new Refusal(`RedrivePolicy names ${redrive.deadLetterTargetArn}, which is no queue of this account`, resource.where);
  }
  const made = store.create({
    name,
    arn: arn(name),
    url: `${endpointUrl()}/${accountId}/${name}`,
    visibilityTimeoutMs: seconds('VisibilityTimeout', 30),
    retentionMs: seconds('MessageRetentionPeriod', 345_600),
    delayMs: seconds('DelaySeconds', 0),
    receiveWaitMs: seconds('ReceiveMessageWaitTimeSeconds', 0),
    maxMessageBytes: Number(properties.MaximumMessageSize ?? 1_048_576),
    redrive,
  });
  return { ref: made.settings.url, attributes: { Arn: made.settings.arn, QueueName: name, QueueUrl: made.settings.url } };
};

/** The template may hold it as an object or as JSON. */
function redriveOf(policy: unknown): QueueSettings['redrive'] {
  if (policy === undefined) return undefined;
  const { deadLetterTargetArn, maxReceiveCount } = typeof policy === 'string' ? JSON.parse(policy) : policy;
  return { deadLetterTargetArn, maxReceiveCount: Number(maxReceiveCount) };
}

/** AWS::SQS::QueuePolicy: becomes the resource policy of each of its queues, in place of the one before. */
export const queuePolicy: Provision<Queues> = (resource, { store }) => {
  onlyProperties(resource, ['PolicyDocument', 'Queues']);
  for (const url of resource.properties.Queues as string[]) store.get(url).policy = resource.properties.PolicyDocument as PolicyDocument;
  return { ref: physicalName(resource), attributes: { Id: physicalName(resource) } };
};
