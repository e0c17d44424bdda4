import { EventStreamCodec } from '@smithy/core/event-streams';
import type { ServiceError } from '../service';
import { jsonBody } from './json-body';

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

/** The exception that ends a stream. On the wire it has the name of the union's member: `throttlingException`. */
export const exceptionMessage = ({ name, message, members }: ServiceError): Uint8Array =>
  codec.encode({
    headers: {
      ':exception-type': text(name.charAt(0).toLowerCase() + name.slice(1)),
      ':content-type': text('application/json'),
      ':message-type': text('exception'),
    },
    body: Buffer.from(jsonBody({ message, ...members })),
  });
