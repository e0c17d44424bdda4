import type { ConsoleMessage } from '../../protocol';
import { backOffMs } from './back-off';
import type { Connection } from './connection';
import { sseParser } from './sse-parser';

export interface Followed {
  /** Ends the wait before the next try. */
  tryNow(): void;
}

interface Listeners {
  onMessage(message: ConsoleMessage): void;
  onConnection(connection: Connection): void;
}

/**
 * Reads `GET /events` for as long as the page lives, and connects again by itself. EventSource is not used because it cannot send the token
 * as a header, and a token in the address would end up in histories and logs.
 */
export function followEvents(token: string | undefined, { onMessage, onConnection }: Listeners): Followed {
  let stopWaiting: () => void = () => undefined;
  let failures = 0;

  async function follow(): Promise<void> {
    for (;;) {
      onConnection({ state: 'connecting' });
      const isRefused = await read().catch(() => false);
      if (isRefused) return onConnection({ state: 'refused' });
      failures++;
      const waitMs = backOffMs(failures);
      onConnection({ state: 'waiting', failures, waitMs });
      await wait(waitMs);
    }
  }

  /** Until the stream breaks; true when the server does not accept the token. */
  async function read(): Promise<boolean> {
    const response = await fetch('/events', { headers: { accept: 'text/event-stream', 'x-atlas-token': token ?? '' } });
    if (response.status === 401 || response.status === 403) return true;
    if (!response.ok || !response.body) return false;
    const parse = sseParser((data) => {
      failures = 0;
      onMessage(JSON.parse(data) as ConsoleMessage);
    });
    onConnection({ state: 'open' });
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return false;
      parse(value);
    }
  }

  function wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      stopWaiting = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  void follow();
  return { tryNow: () => stopWaiting() };
}
