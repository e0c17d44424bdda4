import { build } from 'esbuild';
import { bundleOf } from '../../../constructs/bundling/options';

const SLOW =
  /node_modules\/(jsforce|aws-sdk|aws-xray-sdk|@aws-sdk\/(client-connect|client-lambda|credential-provider|token-providers|nested-clients)|aws-cdk-lib)/;

describe.each([
  ['lex-fulfillment', 550],
  ['outbound-check-in', 280],
])('the bundle of %s', (folder, maxKb) => {
  it(`stays below ${maxKb} KB, holds no slow client, and no module of the SDK that is loaded late`, async () => {
    const { metafile } = await build({ ...bundleOf(folder), metafile: true, write: false });
    const { bytes = 0, inputs = {}, imports = [] } = metafile.outputs['index.js'] ?? {};
    const files = Object.keys(inputs);
    expect(bytes).toBeGreaterThan(0);
    expect(bytes).toBeLessThan(maxKb * 1024);
    expect(files.filter((file) => SLOW.test(file))).toEqual([]);
    expect(files.filter((file) => /(^|\/)(local|constructs)\//.test(file) && !file.includes('node_modules'))).toEqual([]);
    expect(imports.filter(({ path }) => path === 'node:http2')).toEqual([]);
    // One such import, and esbuild wraps whatever it leads to: 169 modules, when there was one.
    const late = files.filter((file) =>
      metafile.inputs[file]?.imports.some(({ kind, external }) => kind === 'dynamic-import' && !external),
    );
    expect(late.filter((file) => /node_modules\/@(aws-sdk|smithy)\//.test(file))).toEqual([]);
  });
});
