import type { LogFormat, LogLine } from '../runtime';

/** What a child process is told at its start, as its one argument. Everything else it knows from its variables. */
export interface Settings {
  readonly codeDirectory: string;
  readonly logFormat: LogFormat;
  /** The cloud's time minus the machine's. */
  readonly clockOffsetMs: number;
  readonly endpointUrl: string;
  /** The port on 127.0.0.1 that leads to the endpoint. */
  readonly doorPort: number;
}

/** What a child process writes, as a line of JSON each, to this file descriptor: in order, and before whatever it does next. */
export type Message = { readonly line: LogLine } | { readonly refused: string } | { readonly traceData: string };
export const MESSAGES_FD = 3;

/** Of a request for the next invocation: how many messages were written before it. */
export const MESSAGES_HEADER = 'atlas-messages-written';
/** Of an invocation: `clockOffsetMs` as it is now. */
export const CLOCK_OFFSET_HEADER = 'atlas-clock-offset-ms';
