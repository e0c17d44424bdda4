import type { ServerResponse } from 'node:http';
import type { Clock } from '../../../cloud/clock';
import type { TraceEvent } from '../../../cloud/trace';
import type { ContactCenter } from '../../../contact-center';
import type { Edits } from '../../edit';
import type { ConsoleMessage, Machine } from '../../protocol';
import type { Softphone } from '../phone/softphone';
import { Clients } from './clients';
import { DialingView } from './dialing';
import { execution } from './execution';
import { CONSOLE_SPAN } from './pending-promises';
import { SalesView } from './sales';

/** At most ten times a second, however much happens. */
const BATCH_MS = 100;
/** The promises are read at most twice a second: each reading is a call of its own for each open one. */
const SALES_REST_MS = 400;
const MOST_EVENTS_IN_A_SNAPSHOT = 2_000;
const MOST_EXECUTIONS_IN_A_SNAPSHOT = 100;

export interface FeedOptions {
  readonly center: ContactCenter;
  readonly clock: Clock;
  readonly phone: Softphone;
  readonly edits: Pick<Edits, 'templates' | 'newest' | 'subscribe'> | undefined;
  onError(error: unknown): void;
}

/** Tells every page what happens: first how everything stands, then each change. */
export class Feed {
  private readonly clients: Clients;
  private readonly sales: SalesView;
  private readonly dialing: DialingView;
  private readonly unsubscribe: readonly (() => void)[];
  private readonly changedExecutions = new Set<string>();
  private readonly revisions = new Map<string, string>();
  private areSalesStale = true;
  private isReading = false;
  private isClosed = false;
  private batch: ReturnType<Clock['setTimeout']> | undefined;
  private rest: ReturnType<Clock['setTimeout']> | undefined;

  constructor(private readonly options: FeedOptions) {
    const { center, clock, phone, edits } = options;
    this.clients = new Clients(clock);
    this.sales = new SalesView(center);
    this.dialing = new DialingView(center);
    for (const { arn, revisionId } of center.stateMachines.list()) this.revisions.set(arn, revisionId);
    this.unsubscribe = [
      center.trace.subscribe((event) => this.notice(event)),
      phone.subscribe((state, event) => this.tell({ type: 'phone', phone: state, ...(event && { event }) })),
      edits?.subscribe((edit) => this.tell({ type: 'edit', edit })) ?? (() => undefined),
    ];
  }

  /** A page follows from now on. Throws Refused when there are too many. */
  follow(response: ServerResponse): void {
    const { center, edits } = this.options;
    const client = this.clients.add(response, JSON.stringify(this.snapshot()), center.trace.events.length);
    for (const edit of edits?.newest ?? []) if (edit.outcome !== 'applied') client.send(JSON.stringify({ type: 'edit', edit }));
    this.salesMayHaveChanged();
  }

  /** Somebody did to Salesforce what leaves no trace. */
  salesMayHaveChanged(): void {
    this.areSalesStale = true;
    this.arm();
  }

  /** Stops all dialing, or lets it go on: with the next look the pages are told. */
  setDialing(isStopped: boolean): Promise<void> {
    return this.dialing.set(isStopped);
  }

  close(): void {
    this.isClosed = true;
    for (const unsubscribe of this.unsubscribe) unsubscribe();
    this.options.clock.clearTimeout(this.batch);
    this.options.clock.clearTimeout(this.rest);
    this.clients.close();
  }

  private snapshot(): ConsoleMessage {
    const { center, edits, phone } = this.options;
    return {
      type: 'snapshot',
      number: center.number,
      now: center.clock.now(),
      templates: edits?.templates ?? center.cloud.templates,
      machines: center.stateMachines.list().map(machine),
      executions: center.stateMachines.executions().slice(-MOST_EXECUTIONS_IN_A_SNAPSHOT).map(execution),
      sales: this.sales.now,
      dialing: this.dialing.now,
      phone: phone.state,
      trace: center.trace.events.slice(-MOST_EVENTS_IN_A_SNAPSHOT).filter(isToBeTold),
    };
  }

  /** Called in the middle of whatever happens: only takes a note. */
  private notice(event: TraceEvent): void {
    if (!isToBeTold(event)) return;
    const { type, phase, detail } = event;
    if (this.clients.size > 0 && (type === 'states.event' || type === 'states.execution'))
      this.changedExecutions.add(String(detail['execution']));
    if (type === 'api.call' && phase === 'end' && (detail['service'] === 'salesforce' || isWrite(detail))) this.areSalesStale = true;
    this.arm();
  }

  private arm(): void {
    if (this.batch || this.clients.size === 0) return;
    this.batch = this.options.clock.setTimeout(() => this.tellChanges(), BATCH_MS, { background: true });
  }

  private tellChanges(): void {
    this.batch = undefined;
    this.tellTrace();
    for (const arn of this.changedExecutions) {
      const running = this.options.center.stateMachines.find(arn);
      if (running) this.tell({ type: 'execution', execution: execution(running.record) });
    }
    this.changedExecutions.clear();
    this.tellMachines();
    if (this.areSalesStale && !this.isReading) void this.tellSales();
  }

  /** Each page from where it was told last; those that were told the same are told the same text. */
  private tellTrace(): void {
    const { events } = this.options.center.trace;
    const texts = new Map<number, string | undefined>();
    for (const client of this.clients) {
      if (!texts.has(client.nextSeq)) {
        const news = events.slice(client.nextSeq).filter(isToBeTold);
        texts.set(client.nextSeq, news.length > 0 ? JSON.stringify({ type: 'trace', events: news } satisfies ConsoleMessage) : undefined);
      }
      const text = texts.get(client.nextSeq);
      client.nextSeq = events.length;
      if (text !== undefined) client.send(text);
    }
  }

  private tellMachines(): void {
    for (const each of this.options.center.stateMachines.list()) {
      if (this.revisions.get(each.arn) === each.revisionId) continue;
      this.revisions.set(each.arn, each.revisionId);
      this.tell({ type: 'machine', machine: machine(each) });
    }
  }

  private async tellSales(): Promise<void> {
    this.areSalesStale = false;
    this.isReading = true;
    try {
      const sales = await this.sales.changed();
      if (sales && !this.isClosed) this.tell({ type: 'sales', sales });
      const dialing = await this.dialing.changed();
      if (dialing && !this.isClosed) this.tell({ type: 'dialing', dialing });
    } catch (error) {
      // What was still being read when everything stops is of no interest any more.
      if (!this.isClosed) this.options.onError(error);
    }
    if (!this.isClosed) this.rest = this.options.clock.setTimeout(() => this.rested(), SALES_REST_MS, { background: true });
  }

  private rested(): void {
    this.isReading = false;
    if (this.areSalesStale) this.arm();
  }

  private tell(message: ConsoleMessage): void {
    if (this.clients.size > 0) this.clients.broadcast(JSON.stringify(message));
  }
}

type Hosted = ReturnType<ContactCenter['stateMachines']['list']>[number];

const machine = ({ name, type, machine: loaded }: Hosted): Machine => ({
  name,
  type,
  definition: loaded.definition as unknown as Machine['definition'],
});

const isToBeTold = ({ parent }: TraceEvent): boolean => parent !== CONSOLE_SPAN;

const isWrite = ({ service, operation }: TraceEvent['detail']): boolean =>
  service === 'dynamodb' && /^(Put|Update|Delete|Transact|BatchWrite)/.test(String(operation));
