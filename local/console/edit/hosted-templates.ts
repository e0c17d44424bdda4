import type { Assembly } from '../../cloud/assembly';
import type { Cloud, HostedStack } from '../../cloud/cloud';
import { parseTemplate, type Template, type TemplateResource } from '../../cloud/template';
import type { MachineType } from '../../services/sfn/asl/load/place';
import type { EditReason } from '../protocol';
import { difference } from './difference';

const STATE_MACHINE = 'AWS::StepFunctions::StateMachine';

/** A state machine of the template, its properties resolved. */
export interface TemplateMachine {
  readonly arn: string;
  readonly name: string;
  readonly type: MachineType;
  /** As the template holds it: placeholders stand. */
  readonly definition: string;
  readonly substitutions: Readonly<Record<string, string>>;
  readonly where: string;
}

interface Difference {
  readonly machines: readonly TemplateMachine[];
  /** What else differs, and is not taken over. */
  readonly refused: readonly EditReason[];
  /** From now on the hosted templates are the assembly's. */
  adopt(): void;
}

/** The templates as they are hosted now: those of the start, then those of the last edit that was applied. */
export class HostedTemplates {
  private readonly stacks: readonly HostedStack[];
  private current: ReadonlyMap<string, Template>;
  /** Of each template file. */
  files: Cloud['templates'];

  constructor({ stacks, templates }: Pick<Cloud, 'stacks' | 'templates'>) {
    this.stacks = stacks;
    this.current = new Map(stacks.map(({ template }) => [template.stackName, template]));
    this.files = templates;
  }

  machines(): TemplateMachine[] {
    return this.stacks.flatMap((stack) =>
      [...(this.current.get(stack.template.stackName)?.resources.values() ?? [])]
        .filter(({ type }) => type === STATE_MACHINE)
        .map((resource) => templateMachine(resource, stack)),
    );
  }

  differenceTo({ stacks }: Assembly): Difference {
    const refused: EditReason[] = [];
    const machines: TemplateMachine[] = [];
    const next = new Map<string, Template>();
    for (const each of stacks) {
      const template = parseTemplate(each, ({ message }) => refused.push(restart(message)));
      next.set(template.stackName, template);
      const stack = this.stacks.find((hosted) => hosted.template.stackName === template.stackName);
      const before = this.current.get(template.stackName);
      if (!stack || !before) {
        refused.push(restart(`the stack ${template.stackName} is new`));
        continue;
      }
      const { definitions, others } = difference(before, template);
      refused.push(...others.map(restart));
      machines.push(...definitions.map((resource) => templateMachine(resource, stack)));
    }
    for (const name of this.current.keys()) if (!next.has(name)) refused.push(restart(`the stack ${name} is gone`));
    const adopt = () => {
      this.current = next;
      this.files = stacks.map(({ file, sha256 }) => ({ name: file, sha256 }));
    };
    return { machines, refused, adopt };
  }
}

const restart = (reason: string): EditReason => ({ reason, fix: 'restart npm start to take it over' });

/** Throws a Refusal for an expression that needs what is not hosted. */
function templateMachine({ logicalId, properties, where }: TemplateResource, stack: HostedStack): TemplateMachine {
  const resolved = stack.resolve(properties, where) as Record<string, unknown>;
  const arn = String(stack.resolve({ Ref: logicalId }, where));
  return {
    arn,
    name: arn.split(':').at(-1) ?? '',
    type: resolved['StateMachineType'] === 'EXPRESS' ? 'EXPRESS' : 'STANDARD',
    definition: String(resolved['DefinitionString'] ?? JSON.stringify(resolved['Definition'])),
    substitutions: (resolved['DefinitionSubstitutions'] ?? {}) as Record<string, string>,
    where,
  };
}
