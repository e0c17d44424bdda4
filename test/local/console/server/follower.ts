import { get, type IncomingMessage, request } from 'node:http';
import type { ConsoleMessage } from '../../../../local/console/protocol';

type Of<Type extends ConsoleMessage['type']> = Extract<ConsoleMessage, { type: Type }>;

/** A page: it follows what happens and gives commands, over HTTP on 127.0.0.1. */
export class Follower {
  readonly messages: ConsoleMessage[] = [];
  signsOfLife = 0;
  private wake: () => void = () => undefined;
  private hasEnded = false;

  private constructor(
    private readonly address: URL,
    private readonly stream: IncomingMessage,
  ) {
    let text = '';
    let last = '';
    stream.setEncoding('utf8');
    stream.on('data', (chunk: string) => {
      const isMore = !`${last}${chunk}`.includes('\n\n');
      last = chunk.at(-1) ?? '';
      text += chunk;
      if (isMore) return;
      const events = text.split('\n\n');
      text = events.pop() ?? '';
      for (const event of events) {
        if (event.startsWith('data: ')) this.messages.push(JSON.parse(event.slice('data: '.length)));
        else this.signsOfLife++;
      }
      this.wake();
    });
    stream.on('close', () => {
      this.hasEnded = true;
      this.wake();
    });
    stream.on('error', () => undefined); // dropped by the server: `close` follows
  }

  static open(consoleUrl: string): Promise<Follower> {
    const address = new URL(consoleUrl);
    return new Promise((resolve, reject) => {
      get({ host: address.hostname, port: address.port, path: '/events', headers: { 'X-Atlas-Token': tokenOf(address) } }, (stream) =>
        stream.statusCode === 200 ? resolve(new Follower(address, stream)) : reject(new Error(`the console answered ${stream.statusCode}`)),
      ).on('error', reject);
    });
  }

  of<Type extends ConsoleMessage['type']>(type: Type): Of<Type>[] {
    return this.messages.filter((message): message is Of<Type> => message.type === type);
  }

  /** Waits for the bytes on their way until there is such a message. */
  async until<Type extends ConsoleMessage['type']>(type: Type, isIt: (message: Of<Type>) => boolean = () => true): Promise<Of<Type>> {
    for (;;) {
      const found = this.of(type).find(isIt);
      if (found) return found;
      if (this.hasEnded) throw new Error(`the stream ended without such a message of type ${type}`);
      await this.untilMore();
    }
  }

  untilMore(): Promise<void> {
    return new Promise((resolve) => {
      this.wake = resolve;
    });
  }

  async untilDropped(): Promise<void> {
    while (!this.hasEnded) await this.untilMore();
  }

  /** Stops reading, as a page does whose browser has suspended it. */
  stopsReading(): void {
    this.stream.pause();
  }

  readsOn(): void {
    this.stream.resume();
  }

  leaves(): void {
    this.stream.destroy();
  }

  commands(command: unknown): Promise<{ status: number; message: string | undefined }> {
    const { hostname: host, port } = this.address;
    const headers = { 'X-Atlas-Token': tokenOf(this.address), 'Content-Type': 'application/json' };
    return new Promise((resolve, reject) => {
      const sent = request({ host, port, path: '/commands', method: 'POST', headers, agent: false }, async (response) => {
        let text = '';
        for await (const chunk of response) text += chunk;
        resolve({ status: response.statusCode ?? 0, message: text ? JSON.parse(text).message : undefined });
      });
      sent.on('error', reject);
      sent.end(JSON.stringify(command));
    });
  }
}

const tokenOf = ({ hash }: URL): string => hash.replace('#token=', '');
