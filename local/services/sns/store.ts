import { ServiceError } from '../../cloud/service';

export interface Topic {
  readonly arn: string;
  readonly name: string;
  /** E-mail addresses. */
  readonly subscribers: string[];
}

/** Every topic, by ARN. */
export class Topics {
  private readonly topics = new Map<string, Topic>();

  add(topic: Topic): void {
    this.topics.set(topic.arn, topic);
  }

  find(arn: string): Topic | undefined {
    return this.topics.get(arn);
  }

  /** Throws ServiceError NotFound. */
  require(arn: string | undefined): Topic {
    const topic = this.find(arn ?? '');
    if (!topic) throw new ServiceError('NotFound', 'Topic does not exist', 404);
    return topic;
  }
}
