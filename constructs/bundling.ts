import { type BundlingOptions, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';

/** Packages that no function runs → what stands for them in the bundle. */
export const ALIASES: Readonly<Record<string, string>> = {
  '@aws-sdk/credential-provider-node': require.resolve('../lambdas/shared/adapters/sdk/environment-credentials.ts'),
  '@aws-sdk/token-providers': require.resolve('../lambdas/shared/adapters/sdk/no-bearer-tokens.ts'),
  'whatwg-url': require.resolve('../lambdas/shared/adapters/salesforce-leads/whatwg-url.ts'),
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
