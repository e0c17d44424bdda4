import { type HostContext, ServiceError } from '../../cloud/service';
import { Queue, type QueueSettings } from './queue';

/** Every queue of the assembly, found by URL or ARN. */
export class Queues {
  readonly #queues = new Map<string, Queue>();

  constructor(private readonly host: HostContext) {}

  create(settings: QueueSettings): Queue {
    const queue = new Queue(settings, this.host.clock, this.host.random.fork(`sqs/${settings.name}`), (message) => {
      this.find(settings.redrive?.deadLetterTargetArn ?? '')?.takeOver(message);
      this.host.trace.emit('sqs.dead-letter', { queue: settings.name, messageId: message.id, receiveCount: message.receiveCount });
    });
    this.#queues.set(settings.arn, queue);
    return queue;
  }

  all(): readonly Queue[] {
    return [...this.#queues.values()];
  }

  find(urlOrArn: string): Queue | undefined {
    return this.#queues.get(urlOrArn) ?? [...this.#queues.values()].find(({ settings }) => samePath(settings.url, urlOrArn));
  }

  get(urlOrArn: string | undefined): Queue {
    const queue = this.find(urlOrArn ?? '');
    if (!queue) throw new ServiceError('QueueDoesNotExist', 'The specified queue does not exist.');
    return queue;
  }

  /** Calls `wake` whenever a message of the queue can be received: sent, or its visibility time-out passed. Returns how to stop. */
  onMessage(queueArn: string, wake: () => void): () => void {
    return this.get(queueArn).onMessage(wake);
  }

  /** Nobody is woken any more. */
  close(): void {
    for (const queue of this.#queues.values()) queue.close();
  }
}

/** `/123456789012/name`: the host and port may differ (127.0.0.1, localhost, a port that was chosen late). */
function samePath(one: string, other: string): boolean {
  return URL.canParse(other) && new URL(one).pathname === new URL(other).pathname;
}
