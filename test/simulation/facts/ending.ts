import type { ContactCenter } from '../../../local/contact-center';
import { cloudwatchLogs } from '../../../local/services/cloudwatch-logs';
import { connect } from '../../../local/services/connect';
import { dynamodb } from '../../../local/services/dynamodb';
import type { Character } from '../people/character';
import type { Ending, Facts, Row, TableItem } from './facts';
import { erasuresIn, type Item, rowOf } from './row';

/** Every row of the table, read past the product. */
export async function rowsOf(center: ContactCenter): Promise<Row[]> {
  return (await itemsOf(center)).map(rowOf).filter((row) => row !== undefined);
}

/** Somebody is being forgotten. */
export async function isErasing(center: ContactCenter): Promise<boolean> {
  return erasuresIn(await itemsOf(center)).some(({ doneAt }) => doneAt === undefined);
}

async function itemsOf({ cloud }: ContactCenter): Promise<readonly Item[]> {
  const { database } = cloud.context(dynamodb).store;
  const tableName = Object.values(cloud.outputs).flatMap((outputs) => outputs['TableName'] ?? [])[0] ?? '';
  return database.exclusively(() => database.items(tableName));
}

/** Everything that can be looked at when a world has come to its end. */
export async function endingOf(
  center: ContactCenter,
  facts: Facts,
  people: readonly Character[],
  strikes: readonly { readonly arrow: string }[],
): Promise<Ending> {
  const items = await itemsOf(center);
  return {
    startedAt: facts.startedAt,
    healedAt: facts.healedAt,
    dials: facts.dials,
    promises: facts.promises,
    wishes: facts.wishes,
    moves: facts.moves,
    queued: facts.queued,
    forgottenTokens: facts.forgottenTokens,
    struck: [...new Set(strikes.map(({ arrow }) => arrow))],
    endedAt: center.clock.now(),
    rows: items.map(rowOf).filter((row) => row !== undefined),
    erasures: erasuresIn(items),
    items: items.map(tableItem),
    people: people.map(({ number, name, company }) => ({ number, name, company })),
    leads: center.salesforce.leads(),
    tasks: center.salesforce.tasks(),
    executions: center.stateMachines.executions(),
    faults: center.faults(),
    public: placesOf(center, facts),
    canaries: [
      ...new Set(
        people.flatMap(({ number, secondNumber, name, company, calls }) => [
          number,
          secondNumber,
          name,
          company,
          ...calls.flatMap((call) => call.otherNumber ?? []),
        ]),
      ),
    ],
  };
}

const tableItem = ({ PK, SK, requestedAt, requestedBy, ...rest }: Item): TableItem => ({
  ...{ partition: PK?.S ?? '', sortKey: SK?.S ?? '', requestedAt: Number(requestedAt?.N ?? 0), text: JSON.stringify(rest) },
  ...(requestedBy?.S !== undefined && { requestedBy: requestedBy.S }),
});

function placesOf({ cloud, trace, stateMachines }: ContactCenter, facts: Facts): Ending['public'] {
  const logs = cloud.context(cloudwatchLogs).store;
  const contacts = cloud.context(connect).store.contacts();
  return [
    ...logs.names().map((name) => ({
      where: `log group ${name}`,
      text: logs
        .read(name)
        .map(({ message }) => message)
        .join('\n'),
    })),
    { where: 'the trace', text: trace.events.map(({ detail }) => JSON.stringify(detail)).join('\n') },
    { where: 'faults', text: trace.faults.map(({ what, where }) => `${what} ${where}`).join('\n') },
    {
      where: 'workflow inputs and histories',
      text: stateMachines
        .executions()
        .map(({ input, output, cause, history }) => `${input} ${output} ${cause} ${JSON.stringify(history)}`)
        .join('\n'),
    },
    { where: 'contact attributes', text: contacts.map(({ attributes }) => JSON.stringify(attributes)).join('\n') },
    { where: 'queues', text: facts.queued.join('\n') },
  ];
}
