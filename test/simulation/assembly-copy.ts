import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isStale, synthesize } from '../../local/synthesize';

const ASSEMBLY = process.env['ASM'] ?? join(__dirname, '../../cdk.out');

/** A copy of cdk.out, which is synthesized first when a source is newer: thousands of worlds must all be of one template. */
export async function copyAssembly(say: (line: string) => void): Promise<{ readonly folder: string; remove(): void }> {
  if (!process.env['ASM'] && isStale(ASSEMBLY)) {
    say('synthesizing');
    await synthesize(ASSEMBLY);
  }
  const folder = mkdtempSync(join(tmpdir(), 'atlas-simulation-'));
  cpSync(ASSEMBLY, folder, { recursive: true });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
