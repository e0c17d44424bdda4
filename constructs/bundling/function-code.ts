import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AssetHashType } from 'aws-cdk-lib';
import { Code, Runtime } from 'aws-cdk-lib/aws-lambda';

const ROOT = join(__dirname, '../..');

/**
 * The code of the function in a folder under lambdas/: an asset of one file, named after its bytes. CDK asks for the file only where a stack is to be
 * bundled (`aws:cdk:bundling-stacks`). Throws what esbuild has to say, with file and line.
 */
export const functionCode = (folder: string): Code =>
  Code.fromAsset(join(ROOT, 'lambdas', folder), {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      image: Runtime.NODEJS_24_X.bundlingImage, // CDK wants one; none is ever started
      local: {
        tryBundle(outputDirectory) {
          copyFileSync(join(bundles(), folder, 'index.js'), join(outputDirectory, 'index.js'));
          return true;
        },
      },
    },
  });

/** Where all of them are; made when the first is asked for, by one process for all, since a construct cannot wait for a plugin. */
function bundles(): string {
  made ??= bundleAll();
  return made;
}

let made: string | undefined;

function bundleAll(): string {
  const out = mkdtempSync(join(tmpdir(), 'atlas-bundles-'));
  process.on('exit', () => rmSync(out, { recursive: true }));
  const program = ['--import', 'tsx', join(__dirname, 'bundle-all.ts'), out];
  const { status, stderr, error } = spawnSync(process.execPath, program, {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  if (status !== 0) throw new Error(`the functions under lambdas/ cannot be bundled:\n${error?.message ?? stderr}`);
  return out;
}
