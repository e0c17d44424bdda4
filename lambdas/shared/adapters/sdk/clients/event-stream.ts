import type { crc32 } from 'node:zlib';

/**
 * What a body of the type `application/vnd.amazon.eventstream` says, message by message, each under the name of its event. An error that comes within it
 * is thrown, by the name that it has when it comes in place of an answer. https://smithy.io/2.0/aws/amazon-eventstream.html
 */
export async function* eventsOf(body: AsyncIterable<Uint8Array>): AsyncGenerator<Readonly<Record<string, unknown>>> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of body) {
    rest = rest.length > 0 ? Buffer.concat([rest, chunk]) : Buffer.from(chunk);
    for (let length = lengthOf(rest); length !== undefined && length <= rest.length; length = lengthOf(rest)) {
      yield eventOf(rest.subarray(0, length));
      rest = rest.subarray(length);
    }
  }
  if (rest.length > 0) throw new Error(`an event stream ended within a message, ${rest.length} bytes into it`);
}

/** Two lengths and their checksum, headers, payload, the checksum of everything. */
const PRELUDE_BYTES = 12;
const CHECKSUM_BYTES = 4;

function lengthOf(bytes: Buffer): number | undefined {
  if (bytes.length < PRELUDE_BYTES) return undefined;
  const length = bytes.readUInt32BE(0);
  if (bytes.readUInt32BE(8) !== checksum(bytes.subarray(0, 8)) || length < PRELUDE_BYTES + CHECKSUM_BYTES) {
    throw new Error('the beginning of a message of an event stream is broken');
  }
  return length;
}

function eventOf(message: Buffer): Readonly<Record<string, unknown>> {
  const end = message.length - CHECKSUM_BYTES;
  if (message.readUInt32BE(end) !== checksum(message.subarray(0, end))) throw new Error('a message of an event stream is broken');
  const payloadAt = PRELUDE_BYTES + message.readUInt32BE(4);
  const headers = headersOf(message.subarray(PRELUDE_BYTES, payloadAt));
  if (headers[':message-type'] === 'error') throw named(headers[':error-code'], headers[':error-message']);
  const value = JSON.parse(message.toString('utf8', payloadAt, end) || '{}');
  const exception = headers[':exception-type'];
  if (exception) throw named(`${exception.slice(0, 1).toUpperCase()}${exception.slice(1)}`, value.message);
  return { [headers[':event-type'] ?? '']: value };
}

const named = (name = 'Unknown', message = 'UnknownError'): Error => Object.assign(new Error(message), { name });

/** Of each type of a header's value, how many bytes it takes; texts and bytes have their length in front. */
const VALUE_BYTES = [0, 0, 1, 2, 4, 8, undefined, undefined, 8, 16];
const TEXT = 7;

/** The texts among them. */
function headersOf(bytes: Buffer): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {};
  for (let at = 0; at < bytes.length; ) {
    const typeAt = at + 1 + bytes.readUInt8(at);
    const name = bytes.toString('utf8', at + 1, typeAt);
    const type = bytes.readUInt8(typeAt);
    const fixed = VALUE_BYTES[type];
    const valueAt = typeAt + (fixed === undefined ? 3 : 1);
    at = valueAt + (fixed ?? bytes.readUInt16BE(typeAt + 1));
    if (type === TEXT) headers[name] = bytes.toString('utf8', valueAt, at);
  }
  return headers;
}

/** Loaded with the first stream: half a millisecond of every start. */
const checksum = (bytes: Buffer): number => (require('node:zlib') as { readonly crc32: typeof crc32 }).crc32(bytes);
