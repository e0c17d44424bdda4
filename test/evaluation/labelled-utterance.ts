import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a caller says, and what a person takes it for. */
export interface LabelledUtterance {
  readonly text: string;
  readonly intent: string;
}

export const UTTERANCES = join(__dirname, 'utterances.jsonl');

/** One JSON object a line; blank lines are skipped. Throws for a line that is none, with its number. */
export function readUtterances(file: string): LabelledUtterance[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : [parseLine(line, `${file}:${index + 1}`)]));
}

/**
 * Half of the utterances were never looked at while sample utterances and rules were written: those whose SHA-256 has an odd 32nd bit. Of the text
 * alone, so that adding one moves no other.
 */
export const isHeldOut = (text: string): boolean => createHash('sha256').update(text).digest().readUInt32BE(0) % 2 === 1;

function parseLine(line: string, where: string): LabelledUtterance {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch (cause) {
    throw new Error(`${where}: not JSON`, { cause });
  }
  const { text, intent } = (parsed ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof text !== 'string' || text.trim() === '' || typeof intent !== 'string') throw new Error(`${where}: expected {"text","intent"}`);
  return { text, intent };
}
