import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { bundleOf } from '../../../constructs/bundling/options';
import type { DefinitionPatch, PlantedBug } from './bug';

const ROOT = join(__dirname, '../../..');
const TEMPLATE = 'Atlas.template.json';

export interface Planted {
  /** An assembly like the one given, but with the bug in it. */
  readonly folder: string;
  remove(): void;
}

/** Copies an assembly and plants the bug in the copy. Throws when a patch does not find what it is to change. */
export async function plant(bug: PlantedBug, assembly: string): Promise<Planted> {
  const patched = patchedFiles(bug);
  const folder = mkdtempSync(join(tmpdir(), 'atlas-planted-'));
  for (const entry of readdirSync(assembly)) {
    if (entry.startsWith('asset.')) symlinkSync(join(assembly, entry), join(folder, entry));
    else cpSync(join(assembly, entry), join(folder, entry), { recursive: true });
  }
  const template = JSON.parse(readFileSync(join(folder, TEMPLATE), 'utf8')) as Template;
  const loaded = new Set<string>();
  for (const { name, assetPath } of patched.size > 0 ? functionsOf(template) : []) {
    const code = await bundle(name, patched, loaded);
    if (code === undefined) continue;
    rmSync(join(folder, assetPath));
    mkdirSync(join(folder, assetPath));
    writeFileSync(join(folder, assetPath, 'index.js'), code);
  }
  const lost = [...patched.keys()].find((file) => !loaded.has(file));
  if (lost) throw new Error(`the bug "${bug.name}" cannot be planted: no function's bundle has ${lost}`);
  if (bug.definition) {
    editDefinition(template, bug.definition, bug);
    writeFileSync(join(folder, TEMPLATE), JSON.stringify(template));
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** By path: the source with the bug in it. */
export function patchedFiles({ name, source = [] }: PlantedBug): Map<string, string> {
  const files = new Map<string, string>();
  for (const { file, find, replace } of source) {
    const parts = (files.get(file) ?? readFileSync(join(ROOT, file), 'utf8')).split(find);
    if (parts.length !== 2)
      throw new Error(`the bug "${name}" cannot be planted: ${file} has ${parts.length - 1} times ${JSON.stringify(find)}, expected once`);
    files.set(file, parts.join(replace));
  }
  return files;
}

/**
 * A function's bundle as a deployment makes it, with the patches in it, but readable: a planted bug is looked at by people. `undefined` when none of
 * their files is part of it.
 */
async function bundle(name: string, patched: ReadonlyMap<string, string>, loaded: Set<string>): Promise<string | undefined> {
  let isPatched = false;
  const plugin: Plugin = {
    name: 'plant',
    setup({ onLoad }) {
      onLoad({ filter: /\/lambdas\/.*\.ts$/ }, ({ path }) => {
        const file = relative(ROOT, path);
        const contents = patched.get(file);
        if (contents === undefined) return undefined;
        isPatched = true;
        loaded.add(file);
        return { contents, loader: 'ts' };
      });
    },
  };
  const options = bundleOf(name);
  const { outputFiles } = await build({ ...options, minify: false, plugins: [...options.plugins, plugin], write: false });
  return isPatched ? outputFiles[0]?.text : undefined;
}

interface Template {
  // biome-ignore lint/suspicious/noExplicitAny: a template as it is
  readonly Resources: Record<string, { readonly Type: string; readonly Properties: any; readonly Metadata?: Record<string, string> }>;
}

/** Their folders under lambdas/, and where their code lies in the assembly. */
const functionsOf = ({ Resources }: Template) =>
  Object.values(Resources)
    .filter(({ Type, Metadata }) => Type === 'AWS::Lambda::Function' && Metadata?.['aws:asset:path'] !== undefined)
    .map(({ Properties, Metadata }) => ({
      name: String(Properties.FunctionName).replace(/^atlas-/, ''),
      assetPath: Metadata?.['aws:asset:path'] ?? '',
    }));

function editDefinition({ Resources }: Template, { stateMachine, edit }: DefinitionPatch, bug: PlantedBug): void {
  const properties = Object.values(Resources).find(
    ({ Type, Properties }) => Type === 'AWS::StepFunctions::StateMachine' && Properties.StateMachineName === stateMachine,
  )?.Properties;
  const definition = JSON.parse(properties?.DefinitionString ?? '{}');
  if (!edit(definition))
    throw new Error(`the bug "${bug.name}" cannot be planted: the definition of ${stateMachine} has not what it changes`);
  properties.DefinitionString = JSON.stringify(definition);
}
