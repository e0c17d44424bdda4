/** `bundle-all.ts <folder>`: bundles every function under lambdas/ into `<folder>/<function>/index.js`. Says on stderr what does not build, and where. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildFailure, build, formatMessages } from 'esbuild';
import { bundleOf } from './options';

const LAMBDAS = join(__dirname, '../../lambdas');

async function bundleAll(out: string): Promise<void> {
  const folders = readdirSync(LAMBDAS).filter((folder) => existsSync(join(LAMBDAS, folder, 'index.ts')));
  // Each by itself: what one function imports late would be wrapped in all of them.
  const ended = await Promise.allSettled(folders.map((folder) => build({ ...bundleOf(folder), outfile: join(out, folder, 'index.js') })));
  const failures = ended.flatMap((each) => (each.status === 'rejected' ? messagesOf(each.reason) : []));
  if (failures.length === 0) return;
  const said = await formatMessages(failures, { kind: 'error' });
  process.stderr.write([...new Set(said)].join(''));
  process.exitCode = 1;
}

const messagesOf = (reason: Partial<BuildFailure>) => reason.errors ?? [{ text: String(reason) }];

const [, , out] = process.argv;
if (!out) throw new Error('no folder is given, expected the one that the bundles go into');
void bundleAll(out);
