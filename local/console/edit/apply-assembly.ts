import { loadAssembly } from '../../cloud/assembly';
import type { Cloud } from '../../cloud/cloud';
import { loadMachine } from '../../services/sfn/asl/load/machine';
import { definitionOf } from '../../services/sfn/resources/state-machine';
import type { EditReason } from '../protocol';
import { explain } from './check/explain';
import type { HostedTemplates, TemplateMachine } from './hosted-templates';

/** What became of it: the machines that were updated, or why nothing was. */
export type Applied = { readonly machines: readonly string[] } | { readonly refused: readonly EditReason[] };

/**
 * Takes over what an assembly has and the hosted one has not: all of it, or nothing. Only definitions of state machines are taken over; the
 * next execution uses the new one, those that run keep theirs. Throws a Refusal for an assembly that cannot be read.
 */
export async function applyAssembly(folder: string, hosted: HostedTemplates, call: Cloud['call']): Promise<Applied> {
  const { machines, refused, adopt } = hosted.differenceTo(loadAssembly(folder));
  if (refused.length > 0) return { refused };
  const updates = machines.map((machine) => ({ machine, definition: filledIn(machine) }));
  const wrong = updates.flatMap(({ machine: { type }, definition }) => {
    const { machine, problems } = loadMachine(definition, type);
    return problems.map((problem) => explain(problem, machine.definition));
  });
  if (wrong.length > 0) return { refused: wrong };
  for (const { machine, definition } of updates) {
    await publish(machine.arn, definition, call);
  }
  adopt();
  return { machines: machines.map(({ name }) => name) };
}

/** The new version, and every alias that leads to it at once: nobody waits five minutes at a desk. */
async function publish(stateMachineArn: string, definition: string, call: Cloud['call']): Promise<void> {
  const ask = (operation: string, input: object) => call({ service: 'sfn', operation, input, principal: { kind: 'operator' } });
  const { stateMachineVersionArn } = await ask('UpdateStateMachine', { stateMachineArn, definition, publish: true });
  const { stateMachineAliases } = await ask('ListStateMachineAliases', { stateMachineArn });
  for (const { stateMachineAliasArn } of stateMachineAliases) {
    await ask('UpdateStateMachineAlias', { stateMachineAliasArn, routingConfiguration: [{ stateMachineVersionArn, weight: 100 }] });
  }
}

const filledIn = ({ definition, substitutions, where }: TemplateMachine): string =>
  definitionOf({ properties: { DefinitionString: definition, DefinitionSubstitutions: substitutions }, where });
