import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

const CACHE = join(__dirname, '../../.cache');

/**
 * What a thread runs, as one file: TypeScript that is loaded module by module looks every import up while it runs, which is an eighth of a world. Lies in
 * the repository, because its packages are found from where it lies.
 */
export class WorkerFile {
  readonly #folder: string;
  readonly path: string;

  constructor() {
    mkdirSync(CACHE, { recursive: true });
    this.#folder = mkdtempSync(join(CACHE, 'simulation-'));
    this.path = join(this.#folder, 'worker.cjs');
    buildSync({
      entryPoints: [join(__dirname, 'worker.ts')],
      outfile: this.path,
      bundle: true,
      packages: 'external',
      platform: 'node',
      target: 'node20',
      logLevel: 'error',
    });
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
