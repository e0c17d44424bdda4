import { type BundlingOptions, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';

const client = (name: string): string => require.resolve(`../lambdas/shared/adapters/sdk/clients/${name}.ts`);
const NOT_BUNDLED = require.resolve('../lambdas/shared/adapters/salesforce-leads/not-bundled.ts');

/** Modules that no function runs → what stands for them in the bundle. */
export const ALIASES: Readonly<Record<string, string>> = {
  '@aws-sdk/client-bedrock-runtime': client('bedrock-runtime'),
  '@aws-sdk/client-codedeploy': client('codedeploy'),
  '@aws-sdk/client-connect': client('connect'),
  '@aws-sdk/client-dynamodb': client('dynamodb'),
  '@aws-sdk/client-lambda': client('lambda'),
  '@aws-sdk/client-secrets-manager': client('secrets-manager'),
  '@aws-sdk/client-sfn': client('sfn'),
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
