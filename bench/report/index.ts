import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from '../command';
import { figures, type Results } from './figures';
import { pictures } from './pictures';
import { newestResult } from './results';

const ROOT = join(__dirname, '../..');
const PAGE = 'docs/latency-figures.md';
const PICTURES = 'docs/images';

export const report: Command = {
  name: 'report',
  help: `
npm run bench -- report [options]

Writes ${PAGE} and its pictures from the newest saved results of latency, turn, size and evaluate.`,
  options: {},
  async run() {
    const folder = join(ROOT, 'bench/results');
    const results: Results = {
      latency: newestResult('latency', folder),
      turn: newestResult('turn', folder),
      size: newestResult('size', folder),
      evaluate: newestResult('evaluate', folder),
    };
    const drawn = Object.entries(pictures(results.latency.json)).map(([name, svg]) => [`${PICTURES}/${name}`, svg] as const);
    const written = [[PAGE, figures(results)] as const, ...drawn];
    mkdirSync(join(ROOT, PICTURES), { recursive: true });
    for (const [path, content] of written) writeFileSync(join(ROOT, path), content);
    const paths = written.map(([path]) => path);
    return { json: { written: paths }, table: paths.join('\n'), missed: [] };
  },
};
