import { bundlePage } from '../../../../../local/console/server/http/page';
import { pageFolder } from '../page-folder';

describe("the console's page", () => {
  it('is bundled from its source, which never leaves the memory', async () => {
    const page = await bundlePage(pageFolder());
    expect([...page.keys()]).toEqual(['/', '/app.js', '/app.css']);
    expect(page.get('/app.css')?.plain.bytes.toString()).toBe('body{color:#000}\n');
  });

  it('says what is wrong with it, and where, when it cannot be bundled', async () => {
    await expect(bundlePage(pageFolder('const x = ;\n'))).rejects.toThrow(/cannot be bundled:\n.*main\.tsx:1:10: Unexpected ";"/);
    await expect(bundlePage(pageFolder("import './nowhere';\n"))).rejects.toThrow(/main\.tsx:1:7: Could not resolve ".\/nowhere"/);
  });
});
