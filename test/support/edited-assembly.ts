import { cpSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ASSEMBLY } from './assembly';
import { temporaryFolder } from './temporary-folder';

// biome-ignore lint/suspicious/noExplicitAny: templates are edited as they are, whatever their shape
type Template = { Resources: Record<string, any> };

/** A copy of cdk.out whose Atlas template was edited by hand, as somebody who wants to know which copy is the truth would. */
export function editedAssembly(edit: (template: Template) => void, stack = 'Atlas'): string {
  const copy = temporaryFolder();
  for (const entry of readdirSync(ASSEMBLY)) {
    if (entry.startsWith('asset.')) symlinkSync(join(ASSEMBLY, entry), join(copy, entry));
    else cpSync(join(ASSEMBLY, entry), join(copy, entry), { recursive: true });
  }
  const path = join(copy, `${stack}.template.json`);
  const template: Template = JSON.parse(readFileSync(path, 'utf8'));
  edit(template);
  writeFileSync(path, JSON.stringify(template));
  return copy;
}

/** The logical ids of a type, those that start with `prefix`. */
export const idsOf = (template: Template, type: string, prefix = ''): string[] =>
  Object.keys(template.Resources).filter((id) => template.Resources[id].Type === type && id.startsWith(prefix));
