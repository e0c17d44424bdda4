import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'esbuild';

/** One error of a service in the schemas of its client: its traits, its members, and the line that registers its class. */
const ERROR =
  /^export var (\w+)\$ = \[-3, n0, \w+,\s*\{([^}]*)\},\s*\[([^\]]*)\],\s*\[[^;]*\];\nn0_registry\.registerError\(\1\$, \1\);\n/gm;
const ONLY_A_STATUS = /^\s*\[_e\]: \w+(, \[_hE\]: \d+)?\s*$/;
const ONLY_A_MESSAGE = /^\s*_[mM]\s*$/;

/**
 * A client of the SDK comes with a class for every error of its service, of operations that nobody calls too: 25 KB of fulfillment and more than a millisecond
 * of its start. An error that has nothing but a name and a message becomes the client's base error instead, with that name, that message and `$fault` by
 * its status, as the SDK makes of errors that it does not know. Kept are those with members or traits of their own, those that are to be repeated, and
 * those of event streams. Who must tell errors apart asks for their `name`: `instanceof` goes by it too.
 */
export const errorsByName: Plugin = {
  name: 'errors-by-name',
  setup({ onLoad }) {
    onLoad({ filter: /\/@aws-sdk\/client-[^/]+\/dist-es\/schemas\/schemas_0\.js$/ }, async ({ path }) => {
      const schemas = await readFile(path, 'utf8');
      const classes = await readFile(join(path, '../../models/errors.js'), 'utf8');
      let found = 0;
      const contents = schemas.replace(ERROR, (text, name: string, traits: string, members: string) => {
        found += 1;
        const isPlain = ONLY_A_STATUS.test(traits) && ONLY_A_MESSAGE.test(members);
        return isPlain && !isUsed(schemas, name) && !isRepeated(classes, name) ? '' : text;
      });
      if (found === 0 && schemas.includes('n0_registry.registerError')) {
        const text = 'the SDK declares the errors of a service in another way: look how, and change constructs/bundling/errors-by-name.ts';
        return { errors: [{ text, location: { file: path } }] };
      }
      return { contents, loader: 'js' };
    });
  },
};

/** By another schema than its own. */
const isUsed = (schemas: string, name: string): boolean => schemas.split(new RegExp(`\\b${name}\\$`)).length > 3;

const isRepeated = (classes: string, name: string): boolean =>
  new RegExp(`^export class ${name} (?:(?!^export class )[^])*\\$retryable`, 'm').test(classes);
