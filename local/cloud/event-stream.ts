/**
 * What an operation returns whose response is an event stream (Bedrock's ConverseStream). Each member of `eventStream` is one event
 * under its name: `{ messageStart: { role: 'assistant' } }`; blobs are Uint8Arrays. It is read as fast as it yields: pace it on the clock.
 * A ServiceError thrown midway ends the stream with an exception of that name, as AWS does; any other error ends the connection.
 */
export interface EventStreamOutput {
  readonly eventStream: AsyncIterable<Readonly<Record<string, unknown>>>;
}

export const isEventStreamOutput = (output: unknown): output is EventStreamOutput =>
  typeof output === 'object' &&
  output !== null &&
  'eventStream' in output &&
  typeof output.eventStream === 'object' &&
  output.eventStream !== null &&
  Symbol.asyncIterator in output.eventStream;
