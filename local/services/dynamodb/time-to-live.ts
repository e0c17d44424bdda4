import type { Clock, Timer } from '../../cloud/clock';
import type { Trace } from '../../cloud/trace';
import type { Database, Item, Table } from './database';

/** AWS promises "within a few days": nobody may take an expired item for a deleted one, so it stays to be seen for hours. */
const SWEEP_INTERVAL_MS = 6 * 3600 * 1000;
/** An item that expired longer ago than this was never meant to: AWS leaves it alone. */
const FIVE_YEARS_SECONDS = 5 * 365 * 24 * 3600;

/** Deletes items some time after their time to live has passed. Until then every read and every condition still sees them. */
export class TimeToLive {
  private readonly attributes = new Map<string, string>();
  private timer: Timer | undefined;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly trace: Trace,
  ) {}

  enable(tableName: string, attributeName: string): void {
    this.attributes.set(tableName, attributeName);
  }

  start(): void {
    if (this.attributes.size > 0) this.schedule();
  }

  stop(): void {
    this.clock.clearTimeout(this.timer);
    this.timer = undefined;
  }

  private schedule(): void {
    const sweep = () => {
      this.schedule();
      this.sweepAll().catch((error: unknown) => this.trace.fault(`time to live: ${error}`, 'local/services/dynamodb/time-to-live.ts'));
    };
    this.timer = this.clock.setTimeout(sweep, SWEEP_INTERVAL_MS, { background: true });
  }

  private async sweepAll(): Promise<void> {
    for (const [tableName, attribute] of this.attributes) {
      const count = await this.database.exclusively(() => this.sweep(tableName, attribute));
      if (count > 0) this.trace.emit('dynamodb.expiry', { table: tableName, count });
    }
  }

  private async sweep(tableName: string, attribute: string): Promise<number> {
    const table = await this.database.table(tableName);
    const nowSeconds = this.clock.now() / 1000;
    const expired = (await this.database.items(tableName)).filter((item) => isExpired(item[attribute]?.N, nowSeconds));
    for (const item of expired) {
      await this.database.run('DeleteItem', this.database.prepare('DeleteItem', { TableName: tableName, Key: keyOf(item, table) }), 0);
    }
    return expired.length;
  }
}

/** Only a number counts: a time to live written as a string is never reached. */
function isExpired(expiresAtSeconds: string | undefined, nowSeconds: number): boolean {
  if (expiresAtSeconds === undefined) return false;
  const agoSeconds = nowSeconds - Number(expiresAtSeconds);
  return agoSeconds > 0 && agoSeconds < FIVE_YEARS_SECONDS;
}

export function keyOf(item: Item, { KeySchema }: Table): Item {
  return Object.fromEntries(Object.entries(item).filter(([name]) => KeySchema.some(({ AttributeName }) => AttributeName === name)));
}
