import type { Random } from '../../cloud/random';
import type { HostContext } from '../../cloud/service';
import { Database } from './database';
import { TimeToLive } from './time-to-live';
import { TransactionTokens } from './transaction-tokens';

/** Of one hosted cloud: its tables, and what is known of them beside their items. */
export class Tables {
  readonly database: Database;
  readonly timeToLive: TimeToLive;
  readonly transactionTokens: TransactionTokens;
  readonly random: Random;
  /** Of each table that is under a key of the customer's, that key's ARN. */
  readonly keys = new Map<string, string>();

  constructor({ clock, random, trace }: Pick<HostContext, 'clock' | 'random' | 'trace'>) {
    this.database = new Database(clock, (consumed) => void trace.emit('dynamodb.consumed', { ...consumed }));
    this.timeToLive = new TimeToLive(this.database, clock, trace);
    this.transactionTokens = new TransactionTokens(clock);
    this.random = random.fork('dynamodb/store');
  }

  async stop(): Promise<void> {
    this.timeToLive.stop();
    await this.database.close();
  }
}
