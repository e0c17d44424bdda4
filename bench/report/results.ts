import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One command's saved result, and where it is. */
export interface Saved<Json> {
  /** Name of the file in bench/results. */
  readonly file: string;
  readonly json: Json & {
    readonly at: string;
    readonly hasChanges: boolean;
    readonly missed: readonly string[];
    readonly machine: SavedMachine;
  };
}

export interface SavedMachine {
  readonly cores: number;
  readonly node: string;
  readonly load: number;
}

/** The newest result of a command, in whichever file it is. Throws when nothing was ever saved under that name. */
export function newestResult<Json>(name: string, folder: string): Saved<Json> {
  const found = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => {
      const json = (JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<string, Saved<Json>['json']>)[name];
      return json ? [{ file, json }] : [];
    })
    .sort((a, b) => (a.json.at < b.json.at ? 1 : -1));
  const [newest] = found;
  if (!newest) throw new Error(`no result of ${name} in bench/results: run it with --save`);
  return newest;
}
