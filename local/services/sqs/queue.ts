import type { Clock, Timer } from '../../cloud/clock';
import type { Random } from '../../cloud/random';
import type { PolicyDocument } from '../../cloud/service';

export interface QueueSettings {
  readonly name: string;
  readonly arn: string;
  readonly url: string;
  readonly visibilityTimeoutMs: number;
  readonly retentionMs: number;
  readonly delayMs: number;
  readonly maxMessageBytes: number;
  readonly receiveWaitMs: number;
  readonly redrive: { readonly deadLetterTargetArn: string; readonly maxReceiveCount: number } | undefined;
}

export interface Message {
  readonly id: string;
  readonly body: string;
  readonly sentAt: number;
  /** The ARN of who sent it, or the account. */
  readonly senderId: string;
  receiveCount: number;
  firstReceivedAt?: number;
  /** Of the latest receipt; an older one no longer deletes. */
  receiptHandle?: string;
  visibleAt: number;
  becomesVisible?: Timer | undefined;
}

/** One standard queue: messages in the order they were sent, each hidden from its receipt until its visibility time-out. */
export class Queue {
  policy: PolicyDocument | undefined;
  #messages: Message[] = [];
  readonly #wakers = new Set<() => void>();

  constructor(
    readonly settings: QueueSettings,
    private readonly clock: Clock,
    private readonly random: Random,
    private readonly moveToDeadLetters: (message: Message) => void,
  ) {}

  send(body: string, senderId: string, delayMs = this.settings.delayMs): Message {
    const now = this.clock.now();
    return this.#add({ id: this.random.uuid(), body, sentAt: now, senderId, receiveCount: 0, visibleAt: now + delayMs });
  }

  /** A message that another queue gave up: it keeps its id and the time it was sent. */
  takeOver({ id, body, sentAt, senderId }: Message): void {
    this.#add({ id, body, sentAt, senderId, receiveCount: 0, visibleAt: this.clock.now() });
  }

  /** Hands out visible messages; those received too often go to the dead-letter queue instead. */
  receive(max: number, visibilityTimeoutMs = this.settings.visibilityTimeoutMs): Message[] {
    this.#forgetExpired();
    const received: Message[] = [];
    for (const message of this.#visible()) {
      if (received.length >= max) break;
      const { redrive } = this.settings;
      if (redrive && message.receiveCount >= redrive.maxReceiveCount) {
        this.#remove(message);
        this.moveToDeadLetters(message);
        continue;
      }
      message.receiveCount++;
      message.firstReceivedAt ??= this.clock.now();
      message.receiptHandle = this.random.bytes(48).toString('base64url');
      message.visibleAt = this.clock.now() + visibilityTimeoutMs;
      this.#wakeWhenVisible(message);
      received.push(message);
    }
    return received;
  }

  /** False when the receipt is not the message's latest; a message that is gone already counts as deleted. */
  delete(receiptHandle: string): boolean {
    const message = this.#messages.find((each) => each.receiptHandle === receiptHandle);
    if (message) this.#remove(message);
    return message !== undefined;
  }

  /** Calls `wake` whenever a message can be received, now or later. Returns how to stop. */
  onMessage(wake: () => void): () => void {
    this.#wakers.add(wake);
    if (this.counts().visible > 0) this.clock.setTimeout(wake, 0);
    else for (const message of this.#messages) this.#wakeWhenVisible(message);
    return () => void this.#wakers.delete(wake);
  }

  close(): void {
    this.#wakers.clear();
    for (const message of this.#messages) this.clock.clearTimeout(message.becomesVisible);
  }

  counts(): { visible: number; notVisible: number; delayed: number } {
    this.#forgetExpired();
    const hidden = this.#messages.filter(({ visibleAt }) => visibleAt > this.clock.now());
    const delayed = hidden.filter(({ receiveCount }) => receiveCount === 0).length;
    return { visible: this.#messages.length - hidden.length, notVisible: hidden.length - delayed, delayed };
  }

  /** Of the message that has waited longest, received or not; 0 when there is none. */
  oldestAgeMs(): number {
    this.#forgetExpired();
    return this.#messages.length === 0 ? 0 : this.clock.now() - Math.min(...this.#messages.map(({ sentAt }) => sentAt));
  }

  #add(message: Message): Message {
    this.#messages.push(message);
    this.#wakeWhenVisible(message);
    return message;
  }

  #visible(): Message[] {
    return this.#messages.filter(({ visibleAt }) => visibleAt <= this.clock.now());
  }

  /** Without a consumer nothing waits, and time has no reason to pass. */
  #wakeWhenVisible(message: Message): void {
    this.clock.clearTimeout(message.becomesVisible);
    message.becomesVisible = undefined;
    if (this.#wakers.size === 0) return;
    const wake = () => {
      for (const waker of [...this.#wakers]) waker();
    };
    message.becomesVisible = this.clock.setTimeout(wake, message.visibleAt - this.clock.now());
  }

  #remove(message: Message): void {
    this.clock.clearTimeout(message.becomesVisible);
    this.#messages = this.#messages.filter((each) => each !== message);
  }

  #forgetExpired(): void {
    const oldest = this.clock.now() - this.settings.retentionMs;
    for (const message of this.#messages.filter(({ sentAt }) => sentAt <= oldest)) this.#remove(message);
  }
}
