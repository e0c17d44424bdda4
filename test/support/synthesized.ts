import { readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildApp } from '../../bin/build-app';
import { ASSEMBLY } from './assembly';
import { temporaryFolder } from './temporary-folder';

// biome-ignore lint/suspicious/noExplicitAny: templates are read as they are, whatever their shape
export type Resources = Record<string, { Type: string; Properties: any; DeletionPolicy?: string; UpdatePolicy?: any }>;

export interface Templates {
  readonly Atlas: { readonly Resources: Resources };
  readonly AtlasData: { readonly Resources: Resources };
}

/** What `cdk synth -c …` writes, without bundling: the code is the same whatever the stage. Made once a suite for each context. */
export function synthesized(context: Readonly<Record<string, string>> = {}): Templates {
  const key = JSON.stringify(context);
  const known = made.get(key);
  if (known) return known;
  const app = buildApp({ outdir: temporaryFolder(), context: { ...context, 'aws:cdk:bundling-stacks': [] } });
  const templates = Object.fromEntries(app.synth().stacks.map(({ stackName, template }) => [stackName, template]));
  made.set(key, templates as unknown as Templates);
  return templates as unknown as Templates;
}

const made = new Map<string, Templates>();

/** The same as an assembly that can be hosted: its functions' code is that of cdk.out. */
export function assemblyOf(context: Readonly<Record<string, string>>, edit: (templates: Templates) => void = () => undefined): string {
  const copy = temporaryFolder();
  for (const entry of readdirSync(ASSEMBLY)) {
    if (!entry.endsWith('.template.json')) symlinkSync(join(ASSEMBLY, entry), join(copy, entry));
  }
  const templates: Templates = structuredClone(synthesized(context));
  const code = new Map(functionsOf(JSON.parse(readFileSync(join(ASSEMBLY, 'Atlas.template.json'), 'utf8'))));
  for (const [name, Properties] of functionsOf(templates.Atlas)) Properties.Code = code.get(name)?.Code;
  edit(templates);
  for (const [name, template] of Object.entries(templates)) writeFileSync(join(copy, `${name}.template.json`), JSON.stringify(template));
  return copy;
}

const functionsOf = ({ Resources }: Templates['Atlas']) =>
  Object.values(Resources)
    .filter(({ Type }) => Type === 'AWS::Lambda::Function')
    .map(({ Properties }) => [String(Properties.FunctionName), Properties] as const);
