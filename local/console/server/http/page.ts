import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type BuildFailure, build } from 'esbuild';
import { answer } from './answer';

/** What the browser is given, by path. It is the same for everybody and holds no data, so it takes no token. */
export type Page = ReadonlyMap<string, PageFile>;

interface PageFile {
  readonly type: string;
  readonly cacheControl: string;
  readonly plain: Variant;
  readonly gzip: Variant;
}

interface Variant {
  readonly bytes: Buffer;
  readonly etag: string;
}

/** Bundles the page in `folder` (index.html, main.tsx, app.css), in memory. Throws with everything that is wrong with it. */
export async function bundlePage(folder: string): Promise<Page> {
  const [script, style] = await Promise.all([bundled(join(folder, 'main.tsx'), 'js'), bundled(join(folder, 'app.css'), 'css')]);
  const html = readFileSync(join(folder, 'index.html'));
  return new Map([
    ['/', pageFile('text/html; charset=utf-8', html, 'no-store')],
    ['/app.js', pageFile('text/javascript; charset=utf-8', script)],
    ['/app.css', pageFile('text/css; charset=utf-8', style)],
  ]);
}

async function bundled(entryPoint: string, kind: 'js' | 'css'): Promise<Buffer> {
  try {
    const { outputFiles } = await build({
      entryPoints: [entryPoint],
      outdir: '/',
      bundle: true,
      write: false,
      minify: true,
      format: 'esm',
      target: 'es2022',
      jsx: 'automatic',
      jsxImportSource: 'preact',
      loader: { '.svg': 'dataurl', '.png': 'dataurl' },
      define: { 'process.env.NODE_ENV': '"production"' },
      logLevel: 'silent',
    });
    return Buffer.from(outputFiles.find(({ path }) => path.endsWith(`.${kind}`))?.contents ?? '');
  } catch (cause) {
    const { errors = [] } = cause as Partial<BuildFailure>;
    const said = errors.map(({ text, location }) => `  ${location ? `${location.file}:${location.line}:${location.column}: ` : ''}${text}`);
    throw new Error(`the console's page cannot be bundled:\n${said.join('\n') || String(cause)}`, { cause });
  }
}

function pageFile(type: string, bytes: Buffer, cacheControl = 'no-cache'): PageFile {
  const hash = createHash('sha256').update(bytes).digest('base64url');
  return { type, cacheControl, plain: { bytes, etag: `"${hash}"` }, gzip: { bytes: gzipSync(bytes), etag: `"${hash}-gzip"` } };
}

export function answerPage(request: IncomingMessage, response: ServerResponse, { type, cacheControl, plain, gzip }: PageFile): void {
  const isGzip = /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|\s|$))/i.test(String(request.headers['accept-encoding'] ?? ''));
  const { bytes, etag } = isGzip ? gzip : plain;
  const headers = { 'Cache-Control': cacheControl, ETag: etag, Vary: 'Accept-Encoding' };
  const known = String(request.headers['if-none-match'] ?? '').split(/\s*,\s*/);
  if (known.some((each) => each.replace(/^W\//, '') === etag)) return answer(response, 304, headers);
  answer(response, 200, { ...headers, ...(isGzip && { 'Content-Encoding': 'gzip' }), 'Content-Type': type }, bytes);
}
