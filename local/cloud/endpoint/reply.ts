import { type EventStreamOutput, isEventStreamOutput } from '../event-stream';
import { isRawOutput } from '../raw-output';
import { type Protocol, ServiceError } from '../service';
import { eventMessage, exceptionMessage } from './event-message';
import { jsonBody } from './json-body';

/** What goes back to the client, whichever way. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Of an event stream: its messages, as they come. What it throws breaks the connection. */
  readonly body: string | Uint8Array | AsyncIterable<Uint8Array>;
}

/** What an operation returned, in its service's protocol. An event stream ends early when the client has gone. */
export function replyOf(output: unknown, protocol: Protocol, signal: AbortSignal): Reply {
  if (isEventStreamOutput(output))
    return { status: 200, headers: { 'content-type': 'application/vnd.amazon.eventstream' }, body: messagesOf(output, signal) };
  if (isRawOutput(output)) return output;
  return { status: 200, headers: { 'content-type': contentType(protocol) }, body: jsonBody(output) };
}

/** As AWS has it: the name in a header, for REST, and in the body, for JSON. */
export function errorReply(error: ServiceError, protocol: Protocol): Reply {
  const named = (type: string) => ({ 'content-type': type, 'x-amzn-errortype': error.name });
  if (protocol.kind === 'xml') return { status: error.status, headers: named('text/xml'), body: xmlError(error) };
  const body = jsonBody({ __type: error.name, message: error.message, ...error.members });
  return { status: error.status, headers: named(contentType(protocol)), body };
}

export const isWhole = (body: Reply['body']): body is string | Uint8Array => typeof body === 'string' || body instanceof Uint8Array;

/** Both the query protocol's way and S3's, which has no envelope: clients of either look for the elements they know. */
const xmlError = ({ name, message }: ServiceError): string =>
  `<ErrorResponse><Error><Type>Sender</Type><Code>${name}</Code><Message>${escaped(message)}</Message></Error>` +
  `<Code>${name}</Code><Message>${escaped(message)}</Message></ErrorResponse>`;

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

async function* messagesOf({ eventStream, exceptionNames }: EventStreamOutput, signal: AbortSignal): AsyncGenerator<Uint8Array, void> {
  try {
    for await (const event of eventStream) {
      for (const [name, payload] of Object.entries(event)) yield eventMessage(name, payload);
      if (signal.aborted) return;
    }
  } catch (error) {
    if (signal.aborted) return;
    if (!(error instanceof ServiceError)) throw error;
    yield exceptionMessage(error, exceptionNames);
  }
}

const contentType = (protocol: Protocol) => (protocol.kind === 'json' ? `application/x-amz-json-${protocol.version}` : 'application/json');
