import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../../support/temporary-folder';

/** A page as small as it can be, so that tests of the server are not tests of the page. */
export function pageFolder(script = "console.log('the page of the test');"): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>test</title><script type="module" src="/app.js"></script>');
  writeFileSync(join(folder, 'main.tsx'), script);
  writeFileSync(join(folder, 'app.css'), 'body { color: black }');
  return folder;
}
