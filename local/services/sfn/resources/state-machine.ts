import { type Provision, Refusal, type Resource, type ServiceContext } from '../../../cloud/service';
import { loadMachine } from '../asl/load/machine';
import { problemText } from '../definition';
import { type ExecutionLog, executionLogOf } from '../execution-log';
import type { StateMachines } from '../store';

const PROPERTIES = [
  'DefinitionString',
  'Definition',
  'DefinitionSubstitutions',
  'StateMachineType',
  'StateMachineName',
  'RoleArn',
  'LoggingConfiguration',
  // Accepted, without effect here.
  'TracingConfiguration',
  'Tags',
];

/** Not here: DefinitionS3Location, EncryptionConfiguration. */
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-stepfunctions-statemachine.html
export const stateMachine: Provision<StateMachines> = (resource, context) => {
  const { properties, where } = resource;
  for (const property of Object.keys(properties))
    if (!PROPERTIES.includes(property)) throw new Refusal(`no property ${property} of a state machine here`, where);
  const { StateMachineType: type = 'STANDARD', RoleArn: roleArn, StateMachineName: name = generatedName(resource, context) } = properties;
  if (type !== 'STANDARD' && type !== 'EXPRESS')
    throw new Refusal(`StateMachineType is ${JSON.stringify(type)}, expected STANDARD or EXPRESS`, where);
  if (typeof roleArn !== 'string') throw new Refusal('RoleArn is required', where);
  const arn = context.arn(`stateMachine:${name}`);
  context.identity.assumeRole(roleArn, 'states.amazonaws.com', arn);

  const definition = definitionOf(resource);
  const { machine, problems } = loadMachine(definition, type);
  if (problems.length > 0) throw new Refusal(problems.map(problemText).join('; '), `${where}, state machine ${name}`);

  const log = executionLog(resource);
  const now = context.clock.now();
  const revisionId = context.store.random.uuid();
  context.store.put({ arn, name, type, roleArn, definition, revisionId, machine, log, createdAt: now, updatedAt: now, where });
  return { ref: arn, attributes: { Arn: arn, Name: name, StateMachineRevisionId: revisionId } };
};

function executionLog({ properties, where }: Resource): ExecutionLog | undefined {
  try {
    return executionLogOf(properties.LoggingConfiguration);
  } catch (cause) {
    throw Object.assign(new Refusal((cause as Error).message, where), { cause });
  }
}

/** The definition of these properties, its placeholders filled in. Throws a Refusal. */
export function definitionOf({ properties, where }: Pick<Resource, 'properties' | 'where'>): string {
  const { DefinitionString: text, Definition: definition, DefinitionSubstitutions: substitutions = {} } = properties;
  if ((text === undefined) === (definition === undefined)) throw new Refusal('expected either DefinitionString or Definition', where);
  const source: string = text ?? JSON.stringify(definition);
  return source.replace(/\$\{(\w[\w.]*)\}/g, (placeholder, name: string) =>
    Object.hasOwn(substitutions, name) ? String(substitutions[name]) : placeholder,
  );
}

const generatedName = ({ logicalId, stackName }: Resource, { store }: ServiceContext<StateMachines>): string =>
  `${stackName}-${logicalId}-${store.random.id(12)}`;
