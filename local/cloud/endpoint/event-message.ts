import { EventStreamCodec, getChunkedStream } from '@smithy/core/event-streams';
import type { EventStreamOutput, StreamedEvent } from '../event-stream';
import { ServiceError } from '../service';
import { jsonBody, parseJsonBody } from './json-body';

const codec = new EventStreamCodec(
  (bytes) => Buffer.from(bytes).toString('utf8'),
  (text) => Buffer.from(text, 'utf8'),
);

const text = (value: string) => ({ type: 'string' as const, value });

/** One event of a stream, as `application/vnd.amazon.eventstream` has it. */
export const eventMessage = (name: string, payload: unknown): Uint8Array =>
  codec.encode({
    headers: { ':event-type': text(name), ':content-type': text('application/json'), ':message-type': text('event') },
    body: Buffer.from(jsonBody(payload)),
  });

/** The exception that ends a stream. On the wire it has the name of the union's member: `throttlingException`, or as it is. */
export const exceptionMessage = (
  { name, message, members }: ServiceError,
  spelled: EventStreamOutput['exceptionNames'] = 'camelCase',
): Uint8Array =>
  codec.encode({
    headers: {
      ':exception-type': text(spelled === 'camelCase' ? name.charAt(0).toLowerCase() + name.slice(1) : name),
      ':content-type': text('application/json'),
      ':message-type': text('exception'),
    },
    body: Buffer.from(jsonBody({ message, ...members })),
  });

/**
 * The events of a request that goes on while it is answered. Each is in an envelope whose signature is not verified; an empty one ends them.
 * Throws SerializationException for what is no event stream.
 */
export async function* eventsIn(body: AsyncIterable<Uint8Array>): AsyncGenerator<StreamedEvent> {
  for await (const bytes of getChunkedStream(untilGone(body))) {
    const envelope = decode(bytes);
    const message = envelope.headers[':event-type'] ? envelope : envelope.body.length > 0 ? decode(envelope.body) : undefined;
    if (!message) return;
    yield { name: String(message.headers[':event-type']?.value ?? ''), payload: parseJsonBody(Buffer.from(message.body)) };
  }
}

/** A client that breaks off just ends here: whoever answers it is told by the connection. */
async function* untilGone(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch (error) {
    if (error instanceof ServiceError) throw error;
  }
}

function decode(bytes: Uint8Array) {
  try {
    return codec.decode(bytes);
  } catch (cause) {
    throw Object.assign(new ServiceError('SerializationException', 'the body is no event stream'), { cause });
  }
}
