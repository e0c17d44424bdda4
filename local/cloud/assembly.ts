import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { Refusal } from './service';

/** What `cdk synth` wrote, read and parsed; nobody can change it. Not here: nested assemblies (stages), nested stacks, container image assets. */
export interface Assembly {
  readonly folder: string;
  /** In the order they would be deployed in. */
  readonly stacks: readonly AssemblyStack[];
  /** Where the stacks go, when they say so. */
  readonly environment: { readonly accountId?: string; readonly region?: string };
}

export interface AssemblyStack {
  readonly name: string;
  /** `Atlas.template.json` */
  readonly file: string;
  readonly template: unknown;
  /** Of the template file's bytes. */
  readonly sha256: string;
  /** The folder of an asset by its object key (`<hash>.zip`), an absolute path. */
  asset(objectKey: string): string | undefined;
}

interface Artifact {
  readonly type: string;
  readonly environment?: string;
  readonly properties?: { readonly templateFile?: string; readonly stackName?: string; readonly file?: string };
  readonly dependencies?: readonly string[];
}

interface AssetManifest {
  readonly files?: Readonly<
    Record<string, { readonly source: { readonly path?: string }; readonly destinations?: Record<string, { readonly objectKey?: string }> }>
  >;
}

interface Loaded {
  readonly assembly: Assembly;
  /** What it was read from, by path. */
  readonly files: ReadonlyMap<string, Buffer>;
}

type Read = (file: string) => { readonly json: unknown; readonly bytes: Buffer };

/** By folder. A process hosts one assembly, once or, in virtual time, thousands of times: as long as no byte has changed, it is the same one. */
const loadedBefore = new Map<string, Loaded>();
const MOST_LOADED = 4;

/** Reads the folder. Throws a Refusal for one that is missing, unreadable or of a kind that is not hosted. */
export function loadAssembly(path: string): Assembly {
  const folder = resolve(path);
  const known = loadedBefore.get(folder);
  if (known && [...known.files].every(([file, bytes]) => existsSync(file) && readFileSync(file).equals(bytes))) return known.assembly;
  loadedBefore.delete(folder);
  const files = new Map<string, Buffer>();
  const assembly = read(folder, (file) => {
    const { json, bytes } = readJson(file);
    files.set(file, bytes);
    return { json: frozen(json), bytes };
  });
  if (loadedBefore.size >= MOST_LOADED) loadedBefore.clear();
  loadedBefore.set(folder, { assembly, files });
  return assembly;
}

function read(folder: string, readJson: Read): Assembly {
  const manifestFile = join(folder, 'manifest.json');
  if (!existsSync(manifestFile)) throw new Refusal(`no cloud assembly at ${folder}: run npx cdk synth`, manifestFile);
  const artifacts = (readJson(manifestFile).json as { artifacts?: Record<string, Artifact> }).artifacts ?? {};

  for (const [id, { type }] of Object.entries(artifacts)) {
    if (type === 'cdk:cloud-assembly')
      throw new Refusal(`a nested cloud assembly (${id}), expected stacks only; see docs/local-coverage.md`, manifestFile);
  }
  const stacks = deploymentOrder(artifacts, manifestFile).map((id) => loadStack(folder, id, artifacts, manifestFile, readJson));
  if (stacks.length === 0) throw new Refusal('a cloud assembly without stacks', manifestFile);
  return { folder, stacks, environment: commonEnvironment(artifacts, manifestFile) };
}

function loadStack(
  folder: string,
  id: string,
  artifacts: Readonly<Record<string, Artifact>>,
  manifestFile: string,
  readJson: Read,
): AssemblyStack {
  const { properties, dependencies = [] } = artifacts[id] as Artifact;
  if (!properties?.templateFile) throw new Refusal(`the stack ${id} names no template file`, manifestFile);
  const { json, bytes } = readJson(join(folder, properties.templateFile));
  const assets = new Map<string, string>();
  for (const manifest of dependencies.map((name) => artifacts[name]).filter((artifact) => artifact?.type === 'cdk:asset-manifest')) {
    if (manifest?.properties?.file) addAssets(assets, folder, readJson(join(folder, manifest.properties.file)).json as AssetManifest);
  }
  return {
    name: properties.stackName ?? id,
    file: basename(properties.templateFile),
    template: json,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    asset: (objectKey) => assets.get(objectKey),
  };
}

function addAssets(assets: Map<string, string>, folder: string, manifest: AssetManifest): void {
  for (const { source, destinations } of Object.values(manifest.files ?? {})) {
    for (const { objectKey } of Object.values(destinations ?? {})) {
      if (objectKey && source.path) assets.set(objectKey, resolve(folder, source.path));
    }
  }
}

/** Stacks after those they depend on, otherwise as the manifest lists them. */
function deploymentOrder(artifacts: Readonly<Record<string, Artifact>>, manifestFile: string): string[] {
  const order = new Set<string>();
  const visit = (id: string, path: readonly string[]) => {
    if (path.includes(id))
      throw new Refusal(`the stacks depend on each other: ${[...path.slice(path.indexOf(id)), id].join(' → ')}`, manifestFile);
    for (const dependency of artifacts[id]?.dependencies ?? []) {
      if (artifacts[dependency]?.type === 'aws:cloudformation:stack') visit(dependency, [...path, id]);
    }
    order.add(id);
  };
  for (const [id, { type }] of Object.entries(artifacts)) if (type === 'aws:cloudformation:stack') visit(id, []);
  return [...order];
}

function commonEnvironment(artifacts: Readonly<Record<string, Artifact>>, manifestFile: string): Assembly['environment'] {
  const named = (pattern: RegExp) => {
    const values = Object.values(artifacts).flatMap(({ environment }) => pattern.exec(environment ?? '')?.[1] ?? []);
    const distinct = [...new Set(values.filter((value) => !value.startsWith('unknown-')))];
    if (distinct.length > 1)
      throw new Refusal(`stacks of several environments (${distinct.join(', ')}), expected one account and one region`, manifestFile);
    return distinct[0];
  };
  const accountId = named(/^aws:\/\/([^/]+)\//);
  const region = named(/^aws:\/\/[^/]+\/(.+)$/);
  return { ...(accountId !== undefined && { accountId }), ...(region !== undefined && { region }) };
}

function readJson(file: string): { json: unknown; bytes: Buffer } {
  if (!existsSync(file)) throw new Refusal('the cloud assembly names this file, and it is not there: run npx cdk synth', file);
  const bytes = readFileSync(file);
  try {
    return { json: JSON.parse(bytes.toString('utf8')), bytes };
  } catch (cause) {
    throw Object.assign(new Refusal('not JSON: run npx cdk synth', file), { cause });
  }
}

function frozen<T>(json: T): T {
  if (typeof json !== 'object' || json === null) return json;
  for (const member of Object.values(json)) frozen(member);
  return Object.freeze(json);
}
