import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SUFFIX = '.asl.json';

/** The definitions in the folder that ops edit: file name → text. A file that goes while it is read is not there. */
export function readDefinitions(folder: string): Map<string, string> {
  const texts = new Map<string, string>();
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith(SUFFIX))
    .sort()) {
    try {
      texts.set(file, readFileSync(join(folder, file), 'utf8'));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  return texts;
}

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** `callback.asl.json` is the definition of the machine `callback`, whatever stands before that in its name: `atlas-callback`. */
export function isNamedAfter(machineName: string, file: string): boolean {
  const stem = file.slice(0, -SUFFIX.length);
  return machineName === stem || machineName.endsWith(`-${stem}`);
}
