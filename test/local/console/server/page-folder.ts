import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A page as small as it can be, so that tests of the server are not tests of the page. */
export function pageFolder(script = "console.log('the page of the test');"): string {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-page-'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>test</title><script type="module" src="/app.js"></script>');
  writeFileSync(join(folder, 'main.tsx'), script);
  writeFileSync(join(folder, 'app.css'), 'body { color: black }');
  return folder;
}
