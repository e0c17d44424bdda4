import { isDeepStrictEqual } from 'node:util';
import type { ContactCenter } from '../../../contact-center';
import type { Dialing } from '../../protocol';
import { CONSOLE_SPAN } from './pending-promises';

type Attributes = Readonly<Record<string, { readonly S?: string; readonly N?: string; readonly SS?: readonly string[] } | undefined>>;

const FREE: Dialing = { isStopped: false, isBroken: false, held: 0, waiting: 0 };

/** The switch of all calls and the line behind it, as the table has them: the same two items that `npm run dialing` reads and writes. */
export class DialingView {
  private shown: Dialing = FREE;

  constructor(private readonly center: ContactCenter) {}

  /** As it was last read. */
  get now(): Dialing {
    return this.shown;
  }

  /** Reads it again; gives it when it is not what was given last. */
  async changed(): Promise<Dialing | undefined> {
    const [dialing, line] = await Promise.all([this.item('SWITCH'), this.item('SLOTS')]);
    const now: Dialing = {
      isStopped: dialing?.['dialing']?.S === 'stopped',
      ...(dialing?.['reason']?.S && { reason: dialing['reason'].S }),
      ...(dialing?.['at']?.N && { since: Number(dialing['at'].N) }),
      isBroken: line?.['brokenUntil'] !== undefined,
      held: line?.['held']?.SS?.length ?? 0,
      waiting: Math.max(0, Number(line?.['position']?.N ?? 0)),
    };
    if (isDeepStrictEqual(now, this.shown)) return undefined;
    this.shown = now;
    return now;
  }

  async set(isStopped: boolean): Promise<void> {
    const place = this.place('SWITCH');
    if (!place) throw new Error('the stacks have no outputs TableName and ConnectInstanceArn: there is nothing to stop');
    const input = {
      ...place,
      UpdateExpression: 'SET #dialing = :dialing, #reason = :reason, #at = :at',
      ExpressionAttributeNames: { '#dialing': 'dialing', '#reason': 'reason', '#at': 'at' },
      ExpressionAttributeValues: {
        ':dialing': { S: isStopped ? 'stopped' : 'on' },
        ':reason': { S: 'switched in the console' },
        ':at': { N: String(this.center.clock.now()) },
      },
    };
    await this.center.cloud.call({ service: 'dynamodb', operation: 'UpdateItem', input, principal: { kind: 'operator' } });
  }

  private async item(SK: string): Promise<Attributes | undefined> {
    const place = this.place(SK);
    if (!place) return undefined;
    const call = { service: 'dynamodb', operation: 'GetItem', input: { ...place, ConsistentRead: true }, parent: CONSOLE_SPAN };
    const { Item } = await this.center.cloud.call({ ...call, principal: { kind: 'operator' } });
    return Item as Attributes | undefined;
  }

  /** Of one Connect instance. Undefined: nothing is deployed. */
  private place(SK: string) {
    const outputs: Readonly<Record<string, string>> = Object.assign({}, ...Object.values(this.center.cloud.outputs));
    const { TableName, ConnectInstanceArn } = outputs;
    if (!TableName || !ConnectInstanceArn) return undefined;
    return { TableName, Key: { PK: { S: `DIALER#${ConnectInstanceArn.split('/').at(-1)}` }, SK: { S: SK } } };
  }
}
