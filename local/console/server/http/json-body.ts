import type { IncomingMessage } from 'node:http';
import { Refused } from './refused';

const MOST_BYTES = 64 * 1024;

/** The body of a request, parsed. Throws Refused; a body that is too long is not read to its end. */
export async function jsonBody(request: IncomingMessage): Promise<unknown> {
  const { 'content-type': type = '', 'content-encoding': encoding, 'content-length': length } = request.headers;
  if (!/^application\/json\s*(;|$)/i.test(type)) throw new Refused(415, 'send application/json');
  if (encoding !== undefined) throw new Refused(415, 'send the body as it is, without a content encoding');
  if (Number(length ?? 0) > MOST_BYTES) throw tooLong();
  const text = decoded(await bytes(request));
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw Object.assign(new Refused(400, 'the body is no JSON: send one command, such as {"command":"answer"}'), { cause });
  }
}

function bytes(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= MOST_BYTES) return void chunks.push(chunk);
      request.pause();
      request.removeAllListeners('data');
      reject(tooLong());
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', (cause) => reject(Object.assign(new Refused(400, 'the request was cut off'), { cause })));
  });
}

const tooLong = () => new Refused(413, `a command has at most ${MOST_BYTES} bytes`);

function decoded(body: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch (cause) {
    throw Object.assign(new Refused(400, 'the body is no UTF-8'), { cause });
  }
}
