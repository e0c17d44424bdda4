import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Clock } from '../../cloud/clock';
import type { ContactCenter } from '../../contact-center';
import type { Edits } from '../edit';
import { parseCommand } from './command';
import { Feed } from './feed/feed';
import { openHttpServer } from './http/http-server';
import { bundlePage } from './http/page';
import { Softphone } from './phone/softphone';

export interface ConsoleOptions {
  readonly center: ContactCenter;
  /** Real time: pages are told in it, whatever the contact center's own clock does. */
  readonly clock: Clock;
  /** 0 takes a free one. @default 4581 */
  readonly port?: number;
  /** The newcomer's own number. @default +1 415 555 2671 */
  readonly from?: string;
  /** What ops edit, to be shown. @default nothing is watched */
  readonly edits?: Pick<Edits, 'templates' | 'newest' | 'subscribe'>;
  /** The page's source. @default local/console/web */
  readonly pageFolder?: string;
  /** Told of what should not have happened. @default a warning of the process */
  onError?(error: unknown): void;
}

export interface Console {
  /** With the token in its fragment, which a browser keeps to itself: whoever has the address may use the console. */
  readonly url: string;
  close(): Promise<void>;
}

const DEFAULT_PORT = 4581;
const DEFAULT_FROM = '+14155552671';
const PAGE_FOLDER = join(__dirname, '../web');

/**
 * Opens the browser console of a hosted contact center on 127.0.0.1. Only who has the token is told anything or may do anything, and only from
 * the console's own page. Rejects when the page cannot be bundled or the port is taken.
 */
export async function startConsole(options: ConsoleOptions): Promise<Console> {
  const { center, clock, edits, onError = (error) => process.emitWarning(error as Error) } = options;
  const page = await bundlePage(options.pageFolder ?? PAGE_FOLDER);
  const phone = new Softphone(center, options.from ?? DEFAULT_FROM);
  const feed = new Feed({ center, clock, phone, edits, onError });
  // It guards this machine, not the simulation: never from the seed.
  const token = randomBytes(32).toString('base64url');

  const obey = async (body: unknown): Promise<void> => {
    const command = parseCommand(body);
    if (command.command === 'dialingStopped') return feed.setDialing(command.stopped);
    if (command.command !== 'salesforceDown') return phone.obey(command);
    center.salesforce.goDown(command.down);
    feed.salesMayHaveChanged();
  };
  const close = () => {
    phone.close();
    feed.close();
  };

  try {
    const server = await openHttpServer({
      page,
      token,
      port: options.port ?? DEFAULT_PORT,
      follow: (response) => feed.follow(response),
      obey,
      onError,
    });
    return {
      url: `http://127.0.0.1:${server.port}/#token=${token}`,
      async close() {
        close();
        await server.close();
      },
    };
  } catch (error) {
    close();
    throw error;
  }
}
