import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './temporary-folder';

export interface StackOnDisk {
  readonly template: unknown;
  readonly dependsOn?: readonly string[];
  /** Object key (`abc.zip`) → folder name within the assembly. */
  readonly assets?: Readonly<Record<string, string>>;
}

/** A cloud assembly as `cdk synth` writes it, in a folder that is removed when the test file has run. */
export function writeAssembly(
  stacks: Readonly<Record<string, StackOnDisk>>,
  { environment = 'aws://unknown-account/unknown-region' } = {},
): string {
  const folder = temporaryFolder();
  const artifacts: Record<string, unknown> = {};
  for (const [name, { template, dependsOn = [], assets }] of Object.entries(stacks)) {
    writeFileSync(join(folder, `${name}.template.json`), JSON.stringify(template));
    if (assets) {
      const files = Object.entries(assets).map(([objectKey, path]) => {
        mkdirSync(join(folder, path), { recursive: true });
        return [path, { source: { path, packaging: 'zip' }, destinations: { current: { bucketName: 'assets', objectKey } } }];
      });
      writeFileSync(join(folder, `${name}.assets.json`), JSON.stringify({ version: '48.0.0', files: Object.fromEntries(files) }));
      artifacts[`${name}.assets`] = { type: 'cdk:asset-manifest', properties: { file: `${name}.assets.json` } };
    }
    artifacts[name] = {
      type: 'aws:cloudformation:stack',
      environment,
      properties: { templateFile: `${name}.template.json` },
      dependencies: [...dependsOn, ...(assets ? [`${name}.assets`] : [])],
    };
  }
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ version: '48.0.0', artifacts }));
  return folder;
}
