import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a caller says, and what a person takes it for. */
export interface LabelledUtterance {
  readonly text: string;
  readonly intent: string;
}

export const UTTERANCES = join(__dirname, 'utterances.jsonl');

/** What Lex takes of a text. */
const TEXT_MAX_CHARACTERS = 1024;

/** One JSON object a line; blank lines are skipped. Throws for a line that is none, with its number, and for a file without any. */
export function readUtterances(file: string): LabelledUtterance[] {
  const utterances = readFileSync(file, 'utf8')
    .replace(/^\ufeff/, '')
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : [parseLine(line, `${file}:${index + 1}`)]));
  if (utterances.length === 0) throw new Error(`${file}: no utterances, expected one {"text","intent"} a line`);
  return utterances;
}

/**
 * Half of the utterances were never looked at while sample utterances and rules were written: those whose SHA-256 has an odd 32nd bit. Of the text
 * alone, so that adding one moves no other.
 */
export const isHeldOut = (text: string): boolean => createHash('sha256').update(text).digest().readUInt32BE(0) % 2 === 1;

/** Whether a sentence may be printed. One that is held out is counted only, so that nobody tunes by it; what comes from elsewhere is its owner's. */
export const mayBeShown = (text: string, isForeign: boolean): boolean => isForeign || !isHeldOut(text);

function parseLine(line: string, where: string): LabelledUtterance {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch (cause) {
    throw new Error(`${where}: not JSON`, { cause });
  }
  const { text, intent } = (parsed ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof text !== 'string' || text.trim() === '' || typeof intent !== 'string' || intent.trim() === '')
    throw new Error(`${where}: expected {"text","intent"}`);
  if (text.length > TEXT_MAX_CHARACTERS)
    throw new Error(`${where}: ${text.length} characters, expected at most ${TEXT_MAX_CHARACTERS}: Lex takes no more`);
  return { text: text.trim(), intent: intent.trim() };
}
