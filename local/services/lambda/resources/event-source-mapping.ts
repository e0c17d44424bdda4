import { onlyProperties } from '../../../cloud/properties';
import { type Provision, Refusal } from '../../../cloud/service';
import { sqs } from '../../sqs';
import { parseFunctionName } from '../function-name';
import { authorizeRole } from '../role';
import type { Functions } from '../store';

const MAPPING = [
  'EventSourceArn',
  'FunctionName',
  'BatchSize',
  'Enabled',
  'FunctionResponseTypes',
  'ScalingConfig',
  'MaximumBatchingWindowInSeconds',
  'Tags',
];
const MAX_BATCH_SIZE = 10;
/** With how many batches at a time Lambda begins to read a queue; it would add more under load. */
const INITIAL_CONCURRENCY = 5;

/** AWS::Lambda::EventSourceMapping of a standard SQS queue. Refuses what AWS refuses: a queue that is not the role's to read, or too impatient. */
export const eventSourceMapping: Provision<Functions> = (resource, context) => {
  onlyProperties(resource, MAPPING);
  const {
    EventSourceArn,
    FunctionName,
    BatchSize,
    Enabled,
    FunctionResponseTypes = [],
    ScalingConfig,
    MaximumBatchingWindowInSeconds,
  } = resource.properties;
  const refuse = (what: string): never => {
    throw new Refusal(what, resource.where);
  };
  if (!/^arn:aws:sqs:/.test(EventSourceArn)) refuse(`EventSourceArn is ${EventSourceArn}, expected a queue`);
  const batchSize = Number(BatchSize ?? MAX_BATCH_SIZE);
  if (!(batchSize >= 1 && batchSize <= MAX_BATCH_SIZE)) refuse(`BatchSize is ${BatchSize}, expected 1 to ${MAX_BATCH_SIZE}`);
  if (Number(MaximumBatchingWindowInSeconds ?? 0) > 0) refuse('MaximumBatchingWindowInSeconds is set, expected none');
  const unknown = FunctionResponseTypes.filter((type: string) => type !== 'ReportBatchItemFailures');
  if (unknown.length > 0) refuse(`FunctionResponseTypes has ${unknown.join(', ')}, expected ReportBatchItemFailures`);

  const reference = parseFunctionName(FunctionName);
  const fn = context.store.get(reference);
  fn.mustHave(reference.qualifier);
  const queue = context.of(sqs).store.get(EventSourceArn);
  const { timeoutSeconds } = fn.configuration;
  if (queue.settings.visibilityTimeoutMs < timeoutSeconds * 1000) {
    refuse(
      `Queue visibility timeout: ${queue.settings.visibilityTimeoutMs / 1000} seconds is less than Function timeout: ${timeoutSeconds} seconds`,
    );
  }
  // Throws what AWS answers to whoever creates the mapping.
  for (const action of ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes']) {
    authorizeRole(fn.configuration, [{ action, resource: EventSourceArn }], context, queue.policy);
  }
  const uuid = context.store.random.uuid();
  context.store.mappings.push({
    uuid,
    queueArn: EventSourceArn,
    fn,
    qualifier: reference.qualifier,
    batchSize,
    maxConcurrency: Number(ScalingConfig?.MaximumConcurrency ?? INITIAL_CONCURRENCY),
    reportsItemFailures: FunctionResponseTypes.length > 0,
    isEnabled: String(Enabled ?? true) === 'true',
    where: resource.where,
  });
  return { ref: uuid, attributes: { Id: uuid, EventSourceMappingArn: context.arn(`event-source-mapping:${uuid}`) } };
};
