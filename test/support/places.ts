import { cloudwatchLogs } from '../../local/services/cloudwatch-logs';
import { connect } from '../../local/services/connect';
import { dynamodb } from '../../local/services/dynamodb';
import { spellingsOf } from '../simulation/invariants/s5-nothing-personal';
import type { TestCenter } from './test-center';

/**
 * Everything that the hosted contact center keeps, place by place, as text. Not here: Connect's own records of its contacts, which hold the numbers
 * that it connected, for 24 months, whatever anybody asks for; of them the attributes, which are ours. What ran through queues is in the trace.
 */
export async function placesOf({ cloud, trace, salesforce, stateMachines }: TestCenter): Promise<Readonly<Record<string, string>>> {
  const { database } = cloud.context(dynamodb).store;
  const logs = cloud.context(cloudwatchLogs).store;
  const places: Record<string, string> = {
    'the leads': JSON.stringify(salesforce.leads()),
    'the tasks': JSON.stringify(salesforce.tasks()),
    'the trace': trace.events.map(({ detail }) => JSON.stringify(detail)).join('\n'),
    faults: JSON.stringify(trace.faults),
    'contact attributes': JSON.stringify(
      cloud
        .context(connect)
        .store.contacts()
        .map(({ attributes }) => attributes),
    ),
    'workflow inputs, outputs and histories': JSON.stringify(stateMachines.executions()),
  };
  for (const stack of cloud.stacks) {
    const tables = [...stack.template.resources].filter(([, { type }]) => type === 'AWS::DynamoDB::GlobalTable');
    for (const [logicalId] of tables) {
      const name = String(stack.resolve({ Ref: logicalId }, 'test'));
      places[`the table ${name}`] = JSON.stringify(await database.exclusively(() => database.items(name)));
    }
  }
  for (const name of logs.names())
    places[`the log group ${name}`] = logs
      .read(name)
      .map(({ message }) => message)
      .join('\n');
  return places;
}

/** Where any of these is found, in whichever spelling. */
export async function foundIn(center: TestCenter, canaries: readonly string[]): Promise<string[]> {
  const spellings = canaries.flatMap(spellingsOf).map((text) => text.toLowerCase());
  const places = Object.entries(await placesOf(center));
  return places.filter(([, text]) => spellings.some((spelling) => text.toLowerCase().includes(spelling))).map(([place]) => place);
}
