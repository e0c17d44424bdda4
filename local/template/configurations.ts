import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Assembly, loadAssembly } from '../cloud/assembly';
import { runSynthesis } from '../synthesize';

/** What `cdk synth` is asked for: the ways in which somebody would deploy this. */
export const CONFIGURATIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'no configuration': {},
  '-c stage=prod': { stage: 'prod' },
  '-c connectInstanceArn=…': { connectInstanceArn: 'arn:aws:connect:us-east-1:123456789012:instance/11111111-2222-4333-8444-555555555555' },
};

/**
 * Synthesizes with strict validation into a folder of its own, and tells what the validators found. The code is not bundled: it is that of
 * cdk.out. Rejects with what the program said when there is no assembly.
 */
export async function inConfiguration<T>(
  context: Readonly<Record<string, string>>,
  look: (assembly: Assembly, findings: readonly string[]) => T,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-template-'));
  try {
    await runSynthesis(folder, { ...context, 'aws:cdk:bundling-stacks': [] });
    return look(loadAssembly(folder), findingsIn(folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface ValidationReport {
  readonly pluginReports: readonly { readonly violations: readonly { readonly ruleName: string; readonly description: string }[] }[];
}

function findingsIn(folder: string): string[] {
  const report: ValidationReport = JSON.parse(readFileSync(join(folder, 'validation-report.json'), 'utf8'));
  return report.pluginReports.flatMap(({ violations }) => violations.map(({ ruleName, description }) => `${ruleName}: ${description}`));
}
