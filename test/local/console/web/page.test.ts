import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildSync } from 'esbuild';

const WEB = join(__dirname, '../../../../local/console/web');
const files = readdirSync(WEB, { recursive: true, encoding: 'utf8' });
const read = (file: string) => readFileSync(join(WEB, file), 'utf8');

const bundle = (entry: string) =>
  buildSync({ entryPoints: [join(WEB, entry)], outdir: '/', bundle: true, minify: true, format: 'esm', target: 'es2022', write: false })
    .outputFiles[0]?.text ?? '';

it('is at most 60 KB of script when compressed', () => {
  expect(gzipSync(bundle('main.tsx')).length).toBeLessThan(60_000);
});

it('asks for nothing from elsewhere', () => {
  const shown = [bundle('app.css'), read('index.html')].join('\n').replaceAll("xmlns='http://www.w3.org/2000/svg'", '');
  expect(shown).not.toMatch(/https?:|\/\/[a-z]|url\((?!['"]?#)/i);
});

it('never makes markup of text, and sets no style where the page forbids it', () => {
  const offenders = files
    .filter((file) => /\.tsx?$/.test(file))
    .filter((file) => /innerHTML|outerHTML|insertAdjacent|document\.write|\beval\(|\bstyle=/.test(read(file)));
  expect(offenders).toEqual([]);
  expect(read('index.html')).not.toMatch(/<style|style=|<script(?![^>]*src=)|\son\w+=/i);
});

describe('colors', () => {
  const [light = '', dark = ''] = read('colors.css').split('@media (prefers-color-scheme: dark)');
  const colors = (css: string) =>
    Object.fromEntries([...css.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]));
  const channel = (value: number) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const luminance = (hex: string) => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => channel(Number.parseInt(hex.slice(at, at + 2), 16) / 255));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a: string, b: string) => {
    const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
    return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
  };

  const TEXT_ON: readonly [text: string, ...grounds: string[]][] = [
    ['text', 'ground', 'surface', 'sunken', 'good-soft', 'accent-soft', 'bad-soft', 'warn-soft'],
    ['quiet', 'ground', 'surface', 'sunken', 'bad-soft'],
    ['accent', 'surface', 'sunken', 'good-soft', 'bad-soft'],
    ['accent-strong', 'surface', 'sunken', 'accent-soft'],
    ['on-accent', 'accent'],
    ['good', 'surface', 'sunken', 'good-soft'],
    ['warn', 'surface', 'sunken', 'warn-soft'],
    ['bad', 'surface', 'sunken', 'bad-soft'],
  ];
  const LINES_ON: readonly [line: string, ...grounds: string[]][] = [
    ['focus', 'ground', 'surface', 'sunken'],
    ['line-strong', 'surface', 'sunken'],
    ['accent', 'surface', 'sunken', 'accent-soft'],
  ];

  it.each([
    ['light', colors(light)],
    ['dark', { ...colors(light), ...colors(dark) }],
  ])('have enough contrast in the %s scheme', (_scheme, color) => {
    const weak = (pairs: typeof TEXT_ON, least: number) =>
      pairs.flatMap(([front, ...grounds]) =>
        grounds
          .map((ground) => ({ pair: `${front} on ${ground}`, ratio: contrast(color[front] ?? '', color[ground] ?? '') }))
          .filter(({ ratio }) => !(ratio >= least)),
      );
    expect([...weak(TEXT_ON, 4.5), ...weak(LINES_ON, 3)]).toEqual([]);
  });
});
