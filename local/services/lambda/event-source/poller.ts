import type { Message } from '@aws-sdk/client-sqs';
import { type ServiceContext, ServiceError } from '../../../cloud/service';
import { sqs } from '../../sqs';
import { queueUrl } from '../destinations';
import { detach } from '../detach';
import { runInvocation } from '../invocation';
import { roleOf } from '../role';
import type { Functions } from '../store';
import { batchEvent, handledMessages } from './batch';
import type { EventSourceMapping } from './mapping';

/**
 * Reads a queue in the function's name and invokes the function with what it finds; what is not deleted comes back after the queue's
 * visibility time-out. It is woken by the queue: no timer runs while there is nothing to do.
 */
export class QueuePoller {
  readonly #mapping: EventSourceMapping;
  readonly #context: ServiceContext<Functions>;
  readonly #stop: () => void;
  #isReading = false as boolean;
  #isWokenAgain = false as boolean;
  #running = 0;

  constructor(mapping: EventSourceMapping, context: ServiceContext<Functions>) {
    this.#mapping = mapping;
    this.#context = context;
    this.#stop = context.of(sqs).store.onMessage(mapping.queueArn, () => this.#wake());
  }

  stop(): void {
    this.#stop();
  }

  #wake(): void {
    this.#isWokenAgain = true;
    if (!this.#isReading) detach(this.#read(), this.#context.clock);
  }

  async #read(): Promise<void> {
    this.#isReading = true;
    try {
      while (this.#isWokenAgain && this.#running < this.#mapping.maxConcurrency) {
        this.#isWokenAgain = false;
        const messages = await this.#receive();
        if (messages.length === 0) continue;
        this.#isWokenAgain = true;
        this.#running++;
        detach(this.#handle(messages), this.#context.clock);
      }
    } finally {
      this.#isReading = false;
    }
  }

  async #receive(): Promise<readonly Message[]> {
    const { batchSize, fn, where } = this.#mapping;
    try {
      const { Messages = [] } = await this.#call('ReceiveMessage', {
        MaxNumberOfMessages: batchSize,
        MessageSystemAttributeNames: ['All'],
      });
      return Messages;
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      this.#context.trace.fault(`${fn.configuration.name} cannot read its queue: ${error.name}`, where);
      return [];
    }
  }

  async #handle(messages: readonly Message[]): Promise<void> {
    const { fn, qualifier } = this.#mapping;
    const { store } = this.#context;
    try {
      const payload = JSON.stringify(batchEvent(messages, this.#mapping));
      const outcome = await runInvocation({ fn, qualifier, requestId: store.random.uuid(), payload, parent: undefined }, this.#context);
      if (outcome.error) return;
      for (const { ReceiptHandle } of handledMessages(messages, outcome.payload, this.#mapping)) {
        await this.#call('DeleteMessage', { ReceiptHandle });
      }
    } catch (error) {
      // Throttled, or not allowed to delete (a fault already): the messages become visible again.
      if (!(error instanceof ServiceError)) throw error;
    } finally {
      this.#running--;
      if (this.#isWokenAgain) this.#wake();
    }
  }

  #call(operation: string, input: object) {
    const { queueArn, fn } = this.#mapping;
    const QueueUrl = queueUrl(queueArn, this.#context);
    return this.#context.call({ service: 'sqs', operation, input: { ...input, QueueUrl }, principal: roleOf(fn.configuration) });
  }
}
