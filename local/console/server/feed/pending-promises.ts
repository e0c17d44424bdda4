import type { ContactCenter } from '../../../contact-center';
import type { Sales } from '../../protocol';
import { callbackIdOf } from './execution';

type Pending = Sales['pending'][number];
type Attributes = Readonly<Record<string, { readonly S?: string; readonly N?: string } | undefined>>;

/** The span of the console's own calls: they are no part of what happens, so pages are not told of them. */
export const CONSOLE_SPAN = 'console';

/**
 * The promises that Salesforce does not hold in their newest version. They are found through the executions that have them as input (there is
 * no Scan), and read again only as long as something goes on with them.
 */
export class PendingPromises {
  private readonly settled = new Map<string, string>();

  constructor(private readonly center: ContactCenter) {}

  async read(): Promise<Pending[]> {
    const found: Pending[] = [];
    for (const [callbackId, standing] of this.standings()) {
      if (this.settled.get(callbackId) === standing.text) continue;
      const row = await this.row(callbackId);
      const pending = row && pendingOf(callbackId, row);
      if (pending) found.push(pending);
      else if (!standing.isRunning) this.settled.set(callbackId, standing.text);
    }
    return found;
  }

  /** Of each promise: how many executions it has had, and whether one of them runs. */
  private standings(): Map<string, { isRunning: boolean; text: string }> {
    const counts = new Map<string, { started: number; running: number }>();
    for (const record of this.center.stateMachines.executions()) {
      const callbackId = callbackIdOf(record);
      if (callbackId === undefined) continue;
      const { started, running } = counts.get(callbackId) ?? { started: 0, running: 0 };
      counts.set(callbackId, { started: started + 1, running: running + (record.status === 'RUNNING' ? 1 : 0) });
    }
    return new Map([...counts].map(([id, { started, running }]) => [id, { isRunning: running > 0, text: `${running} of ${started} run` }]));
  }

  private async row(callbackId: string): Promise<Attributes | undefined> {
    const { cloud } = this.center;
    const TableName = Object.values(cloud.outputs).find((outputs) => outputs['TableName'])?.['TableName'];
    const Key = { PK: { S: `CALLBACK#${callbackId}` }, SK: { S: 'STATE' } };
    const input = { TableName, Key, ConsistentRead: true };
    const { Item } = await cloud.call({
      service: 'dynamodb',
      operation: 'GetItem',
      input,
      principal: { kind: 'operator' },
      parent: CONSOLE_SPAN,
    });
    return Item as Attributes | undefined;
  }
}

function pendingOf(callbackId: string, row: Attributes): Pending | undefined {
  const text = (name: string) => row[name]?.S ?? '';
  const number = (name: string) => Number(row[name]?.N ?? 0);
  const [version, syncedVersion] = [number('version'), number('syncedVersion')];
  if (syncedVersion >= version) return undefined;
  return { callbackId, name: text('name'), company: text('company'), state: text('state'), version, syncedVersion };
}
