import { AssemblyRefused } from '../../../local/cloud/assembly-refused';
import { hostAssembly } from '../../../local/cloud/host';
import { seededRandom } from '../../../local/cloud/seeded-random';
import type { Refusal } from '../../../local/cloud/service';
import { traceLog } from '../../../local/cloud/trace-log';
import { virtualClock } from '../../../local/cloud/virtual-clock';
import { services } from '../../../local/services';

import { editedAssembly, idsOf } from '../../support/edited-assembly';

export type Template = Parameters<Parameters<typeof editedAssembly>[0]>[0];
// biome-ignore lint/suspicious/noExplicitAny: templates are edited as they are, whatever their shape
export type Properties = any;

/** Breaks the template by hand; throws when there was nothing to break, because then the test would prove nothing. */
export type Edit = (template: Template) => void;

/** What hosting the broken assembly is refused for. */
export async function refusalsOf(edit: Edit, stack?: string): Promise<readonly Refusal[]> {
  const clock = virtualClock({ startMs: 0 });
  const assembly = editedAssembly((template) => {
    const before = JSON.stringify(template);
    edit(template);
    if (JSON.stringify(template) === before) throw new Error('the edit changed nothing');
  }, stack);
  try {
    const cloud = await hostAssembly({ assembly, services, clock, trace: traceLog(clock), random: seededRandom('strict') });
    await cloud.close();
    return [];
  } catch (error) {
    if (error instanceof AssemblyRefused) return error.refusals;
    throw error;
  }
}

/** Edits the properties of the first resource of a type, or of the one whose logical id starts so. */
export const ofFirst =
  (type: string, edit: (properties: Properties, template: Template) => void, prefix = ''): Edit =>
  (template) => {
    const [id] = idsOf(template, type, prefix);
    if (id === undefined) throw new Error(`the template has no ${type} ${prefix}`);
    edit(template.Resources[id].Properties, template);
  };

/** Edits one intent of the bot. */
export const ofIntent = (name: string, edit: (intent: Properties) => void): Edit =>
  ofFirst('AWS::Lex::Bot', ({ BotLocales }) => edit(BotLocales[0].Intents.find((intent: Properties) => intent.Name === name)));

/** Edits the JSON text within a property: a definition, a flow. It may be text itself, or the first part of an Fn::Sub. */
export const ofText =
  (type: string, property: string, edit: (document: Properties) => void, prefix = ''): Edit =>
  (template) =>
    ofFirst(
      type,
      (properties) => {
        const value = properties[property];
        const parts = typeof value === 'string' ? undefined : [value['Fn::Sub']].flat();
        const document = JSON.parse(parts ? parts[0] : value);
        edit(document);
        const text = JSON.stringify(document);
        if (!parts) properties[property] = text;
        else value['Fn::Sub'] = parts.length > 1 ? [text, ...parts.slice(1)] : text;
      },
      prefix,
    )(template);

/** Adds a resource that the template does not have. */
export const plus =
  (type: string, properties: object): Edit =>
  (template) => {
    template.Resources['Extra'] = { Type: type, Properties: properties };
  };

/** The file that a refusal must name. */
export const templateFiles = ['Atlas.template.json', 'AtlasData.template.json'];
