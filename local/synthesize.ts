import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

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
 * `npm test` and `npx cdk synth`; here what cannot be hosted is refused by the host itself. Somebody else who is synthesizing there is
 * waited for. Rejects with what the program said when it fails.
 */
export async function synthesize(assembly: string): Promise<void> {
  for (let waitedMs = 0; ; waitedMs += LOOK_AGAIN_MS) {
    const { code, said } = await runCdkSynth(assembly);
    if (code === 0) return;
    if (!said.includes('is currently synthing') || waitedMs >= PATIENCE_MS)
      throw new Error(`cdk synth failed (exit ${code}):\n${said.trim()}`);
    await sleep(LOOK_AGAIN_MS);
    if (!isStale(assembly)) return;
  }
}

const LOOK_AGAIN_MS = 1000;
const PATIENCE_MS = 120_000;

const runCdkSynth = (assembly: string): Promise<Ended> =>
  run([join(ROOT, 'node_modules/aws-cdk/bin/cdk'), 'synth', '--quiet', '--output', assembly], {
    CDK_VALIDATION: 'false',
    CDK_DISABLE_CLI_TELEMETRY: 'true',
  });

/**
 * The program of cdk.json by itself, validated, with a context on top of that of cdk.json: where the command line takes no lists. Rejects with
 * what the program said when it fails.
 */
export async function runSynthesis(assembly: string, context: Readonly<Record<string, unknown>>): Promise<void> {
  const { app }: { app: string } = JSON.parse(readFileSync(join(ROOT, 'cdk.json'), 'utf8'));
  const [, ...program] = app.split(' '); // node
  const { code, said } = await run(program, { CDK_OUTDIR: assembly, CDK_CONTEXT_JSON: JSON.stringify(context), CDK_VALIDATION: 'true' });
  if (code !== 0) throw new Error(`${app} failed (exit ${code}):\n${said.trim()}`);
}

interface Ended {
  readonly code: number | null;
  readonly said: string;
}

function run(program: readonly string[], variables: NodeJS.ProcessEnv): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const options = { cwd: ROOT, env: { ...process.env, ...variables } };
    const child = spawn(process.execPath, program, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        said += chunk.toString();
      });
    }
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, said }));
  });
}
