import { writeSync } from 'node:fs';
import { MESSAGES_FD, type Message } from '../settings';

let written = 0;

/** Tells the host something; returns when it has been written, so that nothing is lost if the process ends at once. */
export function tellHost(message: Message): void {
  written++;
  const bytes = Buffer.from(`${JSON.stringify(message)}\n`);
  for (let at = 0; at < bytes.length; ) at += writeSync(MESSAGES_FD, bytes, at);
}

export const messagesWritten = (): number => written;
