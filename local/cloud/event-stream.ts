/**
 * What an operation returns whose response is an event stream (Bedrock's ConverseStream). Each member of `eventStream` is one event
 * under its name: `{ messageStart: { role: 'assistant' } }`; blobs are Uint8Arrays. It is read as fast as it yields: pace it on the clock.
 * A ServiceError thrown midway ends the stream with an exception of that name, as AWS does; any other error ends the connection.
 */
export interface EventStreamOutput {
  readonly eventStream: AsyncIterable<Readonly<Record<string, unknown>>>;
  /** How the members of the response's union are spelled: `throttlingException` (Bedrock, the default) or `ThrottlingException` (Lex). */
  readonly exceptionNames?: 'camelCase' | 'PascalCase';
}

/** One event that a client sends (Lex's StartConversation), in the member `events` of the operation's input. */
export interface StreamedEvent {
  readonly name: string;
  // biome-ignore lint/suspicious/noExplicitAny: typed by the operation that takes it
  readonly payload: any;
}

export const isEventStreamOutput = (output: unknown): output is EventStreamOutput =>
  typeof output === 'object' &&
  output !== null &&
  'eventStream' in output &&
  typeof output.eventStream === 'object' &&
  output.eventStream !== null &&
  Symbol.asyncIterator in output.eventStream;
