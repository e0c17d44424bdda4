import type { Random } from '../../cloud/random';
import type { HostContext } from '../../cloud/service';
import type { EventSourceMapping } from './event-source/mapping';
import type { QueuePoller } from './event-source/poller';
import type { FunctionReference } from './function-name';
import { type LambdaFunction, notFound } from './lambda-function';
import type { Runtime } from './runtime/runtime';

/** What may befall functions without anybody calling: for simulations. */
export interface Mishaps {
  /** Before each invocation, whatever leads to it. Throws ServiceError when it is throttled. */
  beforeInvocation?(functionName: string): void;
  /** By how much the clock of an environment that starts now is fast. */
  skewMs?(functionName: string): number;
}

/** Every function of the assembly, and what runs them. */
export class Functions {
  readonly #functions = new Map<string, LambdaFunction>();
  readonly mappings: EventSourceMapping[] = [];
  readonly pollers: QueuePoller[] = [];
  isClosed = false as boolean;
  mishaps: Mishaps = {};
  /** What the account is said to allow: that of an account that is not new. Nothing here is throttled by it. */
  accountConcurrency = 1000;
  /** The hosts under which the endpoint has been known: its port changes when it begins to listen. */
  readonly endpoints = new Set<string>();
  /** Of request ids and alias lots. */
  readonly random: Random;
  #isExpected: (functionName: string, errorType: string) => boolean = () => false;

  constructor(
    private readonly host: Pick<HostContext, 'random' | 'accountId' | 'region'>,
    readonly runtime: Runtime,
  ) {
    this.random = host.random.fork('lambda');
  }

  add(fn: LambdaFunction): void {
    this.#functions.set(fn.configuration.name, fn);
  }

  all(): readonly LambdaFunction[] {
    return [...this.#functions.values()];
  }

  /** How many invocations of all functions are going on. */
  concurrency(): number {
    return this.all().reduce((total, { environments }) => total + environments.concurrency, 0);
  }

  /** By name; the qualifier is not looked at. */
  get({ name }: FunctionReference): LambdaFunction {
    const fn = this.find({ name });
    if (!fn) throw notFound(`arn:aws:lambda:${this.host.region}:${this.host.accountId}:function:${name}`);
    return fn;
  }

  find({ name }: Pick<FunctionReference, 'name'>): LambdaFunction | undefined {
    return this.#functions.get(name);
  }

  /**
   * Which errors of functions are part of the plan, because a definition names them (`ErrorEquals`): every other error is a fault.
   * Errors of init, crashes and time-outs always are.
   */
  expectErrors(isExpected: (functionName: string, errorType: string) => boolean): void {
    const before = this.#isExpected;
    this.#isExpected = (functionName, errorType) => before(functionName, errorType) || isExpected(functionName, errorType);
  }

  isExpected(functionName: string, errorType: string): boolean {
    return this.#isExpected(functionName, errorType);
  }

  /** Kills every environment of the function that is running an invocation, in the middle of it: for simulations. */
  crash(functionName: string): void {
    this.get({ name: functionName, qualifier: undefined }).environments.crash();
  }
}
