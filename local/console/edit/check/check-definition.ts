import type { JsonObject } from '../../../services/sfn/asl/json';
import { loadMachine } from '../../../services/sfn/asl/load/machine';
import type { MachineType } from '../../../services/sfn/asl/load/place';
import type { EditReason } from '../../protocol';
import { explain } from './explain';
import { findJsonFault } from './json-fault';
import { lint } from './lint';
import { nearest } from './nearest';

/** What the template does with a file: the kind of machine it becomes, and what it fills in. */
export interface Template {
  readonly type: MachineType;
  /** Placeholder → what it stands for: `CreateLeadFunctionArn`. */
  readonly substitutions: Readonly<Record<string, string>>;
}

/** Everything that is wrong with a definition as ops write it, found without synthesizing: well below a second. */
export async function checkDefinition(text: string, template: Template): Promise<readonly EditReason[]> {
  const fault = findJsonFault(text);
  if (fault) return [{ reason: `line ${fault.line}, column ${fault.column}: ${fault.what}`, fix: fault.fix }];
  const placeholders = checkPlaceholders(text, Object.keys(template.substitutions));
  if (placeholders.length > 0) return placeholders;
  const filled = text.replace(PLACEHOLDER, (_, name: string) => template.substitutions[name] ?? '');
  const { machine, problems } = loadMachine(filled, template.type);
  // A wrong target leaves the states behind it without a way in: mending the one mends the others.
  const causes = problems.filter(({ code }) => code !== 'UNREACHABLE_STATE');
  if (problems.length > 0) return (causes.length > 0 ? causes : problems).map((problem) => explain(problem, machine.definition));
  return lint(JSON.parse(filled) as JsonObject);
}

const PLACEHOLDER = /\$\{(\w[\w.]*)\}/g;

/** The construct provides the functions, the definition calls them: both name the same ones, or the synthesis would fail. */
function checkPlaceholders(text: string, provided: readonly string[]): EditReason[] {
  const used = [...new Set([...text.matchAll(PLACEHOLDER)].map(([, name]) => name as string))];
  const list = provided.map((name) => `\${${name}}`).join(', ');
  const unknown = used.filter((name) => !provided.includes(name));
  // A misspelt one leaves the right one unused: that is one mistake.
  const unused = unknown.length > 0 ? [] : provided.filter((name) => !used.includes(name));
  return [
    ...unknown.map((name) => {
      const near = nearest(name, provided);
      const reason = `line ${lineOf(text, `\${${name}}`)}: nothing fills the placeholder \${${name}}`;
      return { reason, fix: `${near ? `did you mean \${${near}}? Otherwise ` : ''}use one of ${list}, or provide it in constructs/` };
    }),
    ...unused.map((name) => ({
      reason: `the placeholder \${${name}} is not used any more`,
      fix: 'use it, or take what it stands for out of constructs/ and restart npm start',
    })),
  ];
}

const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split('\n').length;
