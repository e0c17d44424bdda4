import { type BundlingOptions, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';

const NOT_BUNDLED = require.resolve('../lambdas/shared/adapters/salesforce-leads/not-bundled.ts');

/** Modules that no function runs → what stands for them in the bundle. */
export const ALIASES: Readonly<Record<string, string>> = {
  '@aws-sdk/credential-provider-node': require.resolve('../lambdas/shared/adapters/sdk/environment-credentials.ts'),
  '@aws-sdk/token-providers': require.resolve('../lambdas/shared/adapters/sdk/no-bearer-tokens.ts'),
  'node:fs/promises': require.resolve('../lambdas/shared/adapters/sdk/no-config-files.ts'),
  'node:http2': require.resolve('../lambdas/shared/adapters/sdk/no-http2.ts'),
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
  format: OutputFormat.CJS,
  target: 'node20', // the oldest Node that runs the bundle: a laptop's
  minify: true,
  keepNames: false,
  mainFields: ['module', 'main'], // a third smaller, and loads in half the time
  bundleAwsSDK: true,
  esbuildArgs: {
    // The SDK imports node:http lazily; a plain require is the same on Lambda and lets the bundle run on a virtual clock.
    '--supported:dynamic-import': 'false',
    ...Object.fromEntries(Object.entries(ALIASES).map(([name, path]) => [`--alias:${name}`, path])),
  },
} satisfies BundlingOptions;
