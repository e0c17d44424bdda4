import { join } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { ALIASES, bundling } from '../../../constructs/bundling';

/** As constructs/bundling.ts has it made. */
async function bundleOf(folder: string): Promise<Metafile['outputs'][string]> {
  const { metafile } = await build({
    entryPoints: [join(__dirname, '../../../lambdas', folder, 'index.ts')],
    bundle: true,
    minify: true,
    format: 'cjs',
    platform: 'node',
    target: bundling.target,
    mainFields: bundling.mainFields,
    alias: { ...ALIASES },
    supported: { 'dynamic-import': false },
    metafile: true,
    write: false,
    outfile: 'index.js',
  });
  const [output] = Object.values(metafile.outputs);
  if (!output) throw new Error('esbuild made no output');
  return output;
}

describe.each([
  ['lex-fulfillment', 550],
  ['outbound-check-in', 280],
])('the bundle of %s', (folder, maxKb) => {
  it(`stays below ${maxKb} KB, and holds no slow client`, async () => {
    const { bytes, inputs } = await bundleOf(folder);
    expect(bytes).toBeLessThan(maxKb * 1024);
    expect(
      Object.keys(inputs).filter((file) =>
        /node_modules\/(jsforce|aws-sdk|aws-xray-sdk|@aws-sdk\/(client-connect|client-lambda|credential-provider|token-providers|nested-clients)|aws-cdk-lib)/.test(
          file,
        ),
      ),
    ).toEqual([]);
    expect(Object.keys(inputs).filter((file) => /(^|\/)(local|constructs)\//.test(file) && !file.includes('node_modules'))).toEqual([]);
  });
});
