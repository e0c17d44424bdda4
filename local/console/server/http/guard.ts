import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Refused } from './refused';

/** The names under which this machine reaches the console. Any other Host is somebody else's name that was made to lead here (DNS rebinding). */
const NAMES = ['127.0.0.1', 'localhost'];

/** Throws Refused unless the request was meant for this server. */
export function requireOwnHost({ headers, headersDistinct }: IncomingMessage, port: number): void {
  const isOne = headersDistinct['host']?.length === 1;
  if (isOne && NAMES.some((name) => headers.host?.toLowerCase() === `${name}:${port}`)) return;
  throw new Refused(421, `this is the console of npm start: open the address that it printed, http://127.0.0.1:${port}/`);
}

/** Throws Refused for what another page sent: a browser says where a request comes from, and pages cannot change that. */
export function requireOwnPage({ headers }: IncomingMessage): void {
  const { host, origin, 'sec-fetch-site': site } = headers;
  const isForeign =
    (origin !== undefined && origin.toLowerCase() !== `http://${host?.toLowerCase()}`) ||
    ![undefined, 'same-origin', 'none'].includes(site as string);
  if (isForeign) throw new Refused(403, 'another page cannot use the console');
}

/** Throws Refused without the token that npm start printed. Compared in a time that does not depend on where they differ. */
export function requireToken({ headers }: IncomingMessage, token: string): void {
  const given = headers['x-atlas-token'];
  if (typeof given === 'string' && timingSafeEqual(digest(given), digest(token))) return;
  throw new Refused(401, 'the token is missing or wrong: open the whole address that npm start printed', {
    'WWW-Authenticate': 'AtlasToken',
  });
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
