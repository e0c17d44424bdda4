import { join } from 'node:path';
import type { BuildOptions } from 'esbuild';
import { earlyEventStreams } from './early-event-streams';
import { errorsByName } from './errors-by-name';
import { http1Only } from './http1-only';
import { jsonAsText } from './json-as-text';
import { nativeChecksums } from './native-checksums';
import { packageVersion } from './package-version';

const ROOT = join(__dirname, '../..');
const NOT_BUNDLED = require.resolve('../../lambdas/shared/adapters/salesforce-leads/not-bundled.ts');

/** Modules that no function runs → what stands for them in the bundle. */
const ALIASES: Readonly<Record<string, string>> = {
  '@aws-sdk/credential-provider-node': require.resolve('../../lambdas/shared/adapters/sdk/environment-credentials.ts'),
  '@aws-sdk/endpoint-cache': require.resolve('../../lambdas/shared/adapters/sdk/no-endpoint-discovery.ts'),
  '@aws-sdk/token-providers': require.resolve('../../lambdas/shared/adapters/sdk/no-bearer-tokens.ts'),
  'node:fs/promises': require.resolve('../../lambdas/shared/adapters/sdk/no-config-files.ts'),
  'csv-parse': NOT_BUNDLED,
  'csv-parse/sync': NOT_BUNDLED,
  'csv-stringify': NOT_BUNDLED,
  'csv-stringify/sync': NOT_BUNDLED,
  'form-data': NOT_BUNDLED,
  'https-proxy-agent': NOT_BUNDLED,
  'node-fetch': NOT_BUNDLED,
  xml2js: NOT_BUNDLED,
};

/** How every function is bundled; what each choice is worth is measured by `npm run size`. */
export const bundling = {
  absWorkingDir: ROOT,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20', // the oldest Node that runs the bundle: a laptop's
  minify: true,
  mainFields: ['module', 'main'], // a third smaller, and loads in half the time
  alias: ALIASES,
  // The SDK imports node:http lazily; a plain require is the same on Lambda and lets the bundle run on a virtual clock.
  supported: { 'dynamic-import': false },
  plugins: [earlyEventStreams, errorsByName, http1Only, nativeChecksums, packageVersion, jsonAsText],
  logLevel: 'silent', // whoever builds says what went wrong
} satisfies BuildOptions;

/** The bundle of the function in a folder under lambdas/: the one file that is deployed. */
export const bundleOf = (folder: string) =>
  ({ ...bundling, entryPoints: [join(ROOT, 'lambdas', folder, 'index.ts')], outfile: 'index.js' }) satisfies BuildOptions;
