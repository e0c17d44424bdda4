import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..');

/** What the assembly is made from. */
const SOURCES = ['bin', 'constructs', 'lambdas', 'statemachines', 'contactflows', 'cdk.json', 'package-lock.json', 'tsconfig.json'];

/** True when there is no assembly in `assembly`, or a source is newer than it. */
export function isStale(assembly: string): boolean {
  const manifest = join(assembly, 'manifest.json');
  if (!existsSync(manifest)) return true;
  const madeAt = statSync(manifest).mtimeMs;
  return SOURCES.some((source) => newestChange(join(ROOT, source)) > madeAt);
}

function newestChange(path: string): number {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(path, { recursive: true, withFileTypes: true }).reduce(
    (newest, entry) => (entry.isFile() ? Math.max(newest, statSync(join(entry.parentPath, entry.name)).mtimeMs) : newest),
    stat.mtimeMs,
  );
}

/**
 * `cdk synth` into `assembly`: the same program and the same feature flags as a deployment. The schema validation stays with
 * `npm test` and `npx cdk synth`; here what cannot be hosted is refused by the host itself.
 * Rejects with what the program said when it fails.
 */
export function synthesize(assembly: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const cdk = spawn(process.execPath, [join(ROOT, 'node_modules/aws-cdk/bin/cdk'), 'synth', '--quiet', '--output', assembly], {
      cwd: ROOT,
      env: { ...process.env, CDK_VALIDATION: 'false', CDK_DISABLE_CLI_TELEMETRY: 'true' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [cdk.stdout, cdk.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
    cdk.on('error', reject);
    cdk.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`cdk synth failed (exit ${code}):\n${said.trim()}`))));
  });
}
