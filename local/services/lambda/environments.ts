import type { Random } from '../../cloud/random';
import { type ServiceContext, ServiceError } from '../../cloud/service';
import { detach } from './detach';
import { initFault } from './faults';
import { initDurationMs } from './init-duration';
import type { Alias, FunctionConfiguration } from './lambda-function';
import { type LiveEnvironment, startEnvironment } from './live-environment';
import { exited } from './runtime/invocation-error';
import type { Functions } from './store';

/** AWS does not say how long it keeps an idle environment; five to fifteen minutes are observed. */
const IDLE_LIFETIME_MS = 10 * 60_000;

type Context = ServiceContext<Functions>;

export interface Acquired {
  readonly live: LiveEnvironment;
  /** Of an environment that was started for this invocation. */
  readonly initMs: number | undefined;
}

/** The execution environments of one function: one request at a time in each, provisioned ones first, then idle ones, then new ones. */
export class Environments {
  readonly #fn: FunctionConfiguration;
  readonly #idle: LiveEnvironment[] = [];
  readonly #busy = new Set<LiveEnvironment>();
  #concurrency = 0;
  #started = 0;

  constructor(fn: FunctionConfiguration) {
    this.#fn = fn;
  }

  /** How many invocations are going on. */
  get concurrency(): number {
    return this.#concurrency;
  }

  /** The share of an alias's provisioned environments that are in use, 0 to 1. */
  provisionedInUse({ name, provisionedConcurrency }: Alias): number {
    return [...this.#busy].filter(({ alias }) => alias === name).length / provisionedConcurrency;
  }

  /** Counts an invocation until the returned function is called. Throws when the function's reserved concurrency is used up. */
  admit(): () => void {
    const { reservedConcurrency } = this.#fn;
    if (reservedConcurrency !== undefined && this.#concurrency >= reservedConcurrency) {
      throw new ServiceError('TooManyRequestsException', 'Rate Exceeded.', 429, {
        Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded',
        Type: 'User',
      });
    }
    this.#concurrency++;
    return () => void this.#concurrency--;
  }

  /** An initialized environment, of which the caller must say when it is free again. A new one takes its time to initialize. */
  async acquire(version: string, alias: string | undefined, span: string, context: Context): Promise<Acquired> {
    this.#reclaim(context);
    const live =
      this.#takeIdle((each) => each.version === version && each.alias !== undefined && each.alias === alias) ??
      this.#takeIdle((each) => each.version === version && each.alias === undefined);
    if (live) {
      this.#busy.add(live);
      live.span = span;
      live.environment.thaw();
      return { live, initMs: undefined };
    }
    return this.#startCold(version, span, context);
  }

  async #startCold(version: string, span: string, context: Context): Promise<Acquired> {
    const { clock, store } = context;
    const random = this.#nextRandom(context);
    const initMs = initDurationMs(this.#fn, random);
    const start = () => {
      const live = startEnvironment(this.#fn, { version, alias: undefined, span, random }, context);
      this.#busy.add(live);
      return live;
    };
    if (!store.runtime.isRealTime) {
      await clock.sleep(initMs);
      return { live: start(), initMs };
    }
    const startedAt = clock.now();
    const live = start();
    await Promise.all([clock.sleep(initMs), live.environment.initialized]);
    return { live, initMs: clock.now() - startedAt };
  }

  /** Frozen until its next invocation; one that has ended is replaced if it was provisioned. */
  release(live: LiveEnvironment, context: Context): void {
    this.#busy.delete(live);
    live.span = undefined;
    if (live.environment.isAlive) this.#rest(live, context);
    else if (live.alias !== undefined) this.#provisionLater(live.version, live.alias, context);
  }

  /** Starts a provisioned environment, which waits for invocations of this alias. */
  async provision(version: string, alias: string, context: Context): Promise<void> {
    const live = startEnvironment(this.#fn, { version, alias, span: undefined, random: this.#nextRandom(context) }, context);
    const error = await live.environment.initialized;
    if (error) initFault(this.#fn, error, context.trace);
    else this.#rest(live, context);
  }

  /** Starts an environment only to see whether it can be, and throws it away. */
  async tryOut(version: string, context: Context): Promise<void> {
    const random = this.#nextRandom(context); // drawn in any case: those that follow are the same whether it was known or not
    if (context.isKnownGood) return;
    const { runtime } = context.store;
    const live = startEnvironment(this.#fn, { version, alias: undefined, span: undefined, random }, context, runtime.trial ?? runtime);
    const error = await live.environment.initialized;
    if (error) initFault(this.#fn, error, context.trace);
    live.environment.kill(exited(undefined, 'signal: killed'));
  }

  crash(): void {
    for (const { environment, requestId } of this.#busy) environment.kill(exited(requestId, 'signal: killed'));
  }

  /** For simulations: what runs within this span ends at once, or stands still until Lambda's time-out ends it. False when nothing does. */
  interrupt(span: string, how: 'crash' | 'stall'): boolean {
    const live = [...this.#busy].find((each) => each.span === span && each.environment.isAlive);
    if (how === 'crash') live?.environment.kill(exited(live.requestId, 'signal: killed'));
    else live?.environment.freeze();
    return live !== undefined;
  }

  /** For simulations: no environment is warm, as after a deployment. Provisioned ones are started anew. False when none was. */
  coolDown(context: Context): boolean {
    const cooled = this.#idle.splice(0);
    for (const { environment, alias, version } of cooled) {
      environment.kill(exited(undefined, 'signal: killed'));
      if (alias !== undefined) this.#provisionLater(version, alias, context);
    }
    return cooled.length > 0;
  }

  close(): void {
    this.crash();
    for (const { environment } of this.#idle.splice(0)) environment.kill(exited(undefined, 'signal: killed'));
  }

  /** Each environment's own, whatever the others draw. */
  #nextRandom({ store }: Context): Random {
    return store.random.fork(`${this.#fn.name}/${++this.#started}`);
  }

  /** The one that was used last: it is the warmest, and the others may go. */
  #takeIdle(fits: (live: LiveEnvironment) => boolean): LiveEnvironment | undefined {
    const index = this.#idle.findLastIndex(fits);
    return index < 0 ? undefined : this.#idle.splice(index, 1)[0];
  }

  #rest(live: LiveEnvironment, context: Context): void {
    live.environment.freeze();
    live.idleSince = context.clock.now();
    this.#idle.push(live);
  }

  /** Ends those that nobody has used for long, and lets go of those that ended while nobody used them. */
  #reclaim(context: Context): void {
    const oldest = context.clock.now() - IDLE_LIFETIME_MS;
    const isStale = (live: LiveEnvironment) => !live.environment.isAlive || (live.alias === undefined && live.idleSince < oldest);
    for (const live of this.#idle.filter(isStale)) {
      this.#idle.splice(this.#idle.indexOf(live), 1);
      live.environment.kill(exited(undefined, 'signal: killed'));
      if (live.alias !== undefined) this.#provisionLater(live.version, live.alias, context);
    }
  }

  /** Nobody waits for it: it is no reason for time to pass. */
  #provisionLater(version: string, alias: string, context: Context): void {
    const initMs = initDurationMs(this.#fn, this.#nextRandom(context));
    context.clock.setTimeout(() => detach(this.provision(version, alias, context), context.clock), initMs, { background: true });
  }
}
