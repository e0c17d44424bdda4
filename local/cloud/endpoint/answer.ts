import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { Http2ServerResponse } from 'node:http2';
import { type EventStreamOutput, isEventStreamOutput } from '../event-stream';
import { isRawOutput } from '../raw-output';
import { type Protocol, ServiceError } from '../service';
import { eventMessage, exceptionMessage } from './event-message';
import { jsonBody } from './json-body';

export type Response = ServerResponse | Http2ServerResponse;

/** Writes what an operation returned, in its service's protocol. */
export async function answer(response: Response, output: unknown, protocol: Protocol, signal: AbortSignal): Promise<void> {
  if (isEventStreamOutput(output)) {
    await answerEventStream(response, output, signal);
  } else if (isRawOutput(output)) {
    response.writeHead(output.status, { ...output.headers });
    response.end(output.body);
  } else {
    response.writeHead(200, { 'content-type': contentType(protocol) });
    response.end(jsonBody(output));
  }
}

/** As AWS has it: the name in a header, for REST, and in the body, for JSON. */
export function answerError(response: Response, error: ServiceError, protocol: Protocol): void {
  if (protocol.kind === 'xml') {
    response.writeHead(error.status, { 'content-type': 'text/xml', 'x-amzn-errortype': error.name });
    response.end(xmlError(error));
    return;
  }
  response.writeHead(error.status, { 'content-type': contentType(protocol), 'x-amzn-errortype': error.name });
  response.end(jsonBody({ __type: error.name, message: error.message, ...error.members }));
}

/** Both the query protocol's way and S3's, which has no envelope: clients of either look for the elements they know. */
const xmlError = ({ name, message }: ServiceError): string =>
  `<ErrorResponse><Error><Type>Sender</Type><Code>${name}</Code><Message>${escaped(message)}</Message></Error>` +
  `<Code>${name}</Code><Message>${escaped(message)}</Message></ErrorResponse>`;

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

async function answerEventStream(
  response: Response,
  { eventStream: events, exceptionNames }: EventStreamOutput,
  signal: AbortSignal,
): Promise<void> {
  response.writeHead(200, { 'content-type': 'application/vnd.amazon.eventstream' });
  const write = async (message: Uint8Array) => {
    if (!(response as ServerResponse).write(message)) await once(response, 'drain', { signal });
  };
  try {
    for await (const event of events) {
      for (const [name, payload] of Object.entries(event)) await write(eventMessage(name, payload));
      if (signal.aborted) return;
    }
  } catch (error) {
    if (signal.aborted) return;
    if (!(error instanceof ServiceError)) throw error;
    await write(exceptionMessage(error, exceptionNames));
  }
  response.end();
}

const contentType = (protocol: Protocol) => (protocol.kind === 'json' ? `application/x-amz-json-${protocol.version}` : 'application/json');
