import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { DescribeStateMachineCommand } from '@aws-sdk/client-sfn';
import { switchKey } from '../../../lambdas/shared/adapters/dynamodb-dialing/keys';
import type { Deployed } from '../deployment';
import { type Finding, judged, looked, ok, wrong } from '../finding';

const MACHINES = ['CALLBACK', 'CALL_MONITOR', 'ERASE_CALLER'] as const;

/** The state machines that the functions start, and whether dialing is let. */
export async function workflows(deployed: Deployed): Promise<readonly Finding[]> {
  return (await Promise.all([...MACHINES.map((name) => machine(name, deployed)), table(deployed)])).flat();
}

const machine = (name: (typeof MACHINES)[number], { clients: { sfn }, variable }: Deployed) =>
  looked('state machine', 'deploy the stack Atlas again', async () => {
    const described = await sfn.send(new DescribeStateMachineCommand({ stateMachineArn: variable('sweep', `${name}_STATE_MACHINE_ARN`) }));
    return [
      judged(
        'state machine',
        described.status === 'ACTIVE',
        `${described.name} is active`,
        `${described.name} is ${described.status}`,
        'wait until it is no longer being deleted, then deploy the stack Atlas again',
      ),
    ];
  });

const table = ({ clients: { dynamodb }, variable }: Deployed) =>
  looked('table', 'deploy the stack AtlasData again; a table that was deleted is restored from its backup', async () => {
    const [TableName, instanceId] = [variable('sweep', 'TABLE_NAME'), variable('sweep', 'CONNECT_INSTANCE_ID')];
    const { PK, SK } = switchKey(instanceId);
    const { Item } = await dynamodb.send(new GetItemCommand({ TableName, Key: { PK: { S: PK }, SK: { S: SK } } }));
    const isStopped = Item?.['dialing']?.S === 'stopped';
    return [
      ok('table', `${TableName} answers`),
      isStopped
        ? wrong(
            'dialing',
            'somebody has stopped all dialing: nobody is called back',
            'npm run dialing -- status tells why; npm run dialing -- start',
          )
        : ok('dialing', 'is let'),
    ];
  });
