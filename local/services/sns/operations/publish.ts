import type { Operation } from '../../../cloud/service';
import type { Topics } from '../store';

interface PublishInput {
  readonly TopicArn?: string;
  readonly Subject?: string;
  readonly Message?: string;
}

/**
 * The account's own alarms may publish without a policy of the topic's: the policy that a topic has from birth lets its account in.
 * Not here: targets other than a topic, message structures, attributes.
 */
// https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
export const publish: Operation<Topics, PublishInput> = {
  permissions: ({ TopicArn = '*' }) => [{ action: 'sns:Publish', resource: TopicArn }],
  resourcePolicy: ({ TopicArn = '*' }, { accountId }) => ({
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: 'cloudwatch.amazonaws.com' },
        Action: 'sns:Publish',
        Resource: TopicArn,
        Condition: { StringEquals: { 'aws:SourceAccount': accountId } },
      },
    ],
  }),
  run({ TopicArn, Subject }, { store, trace, random, span }) {
    const { name, subscribers } = store.require(TopicArn);
    trace.emit('sns.message', { topic: name, subject: Subject ?? '', subscribers: subscribers.length }, { parent: span });
    return { MessageId: random.uuid() };
  },
};
