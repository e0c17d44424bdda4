import type { Clock } from './clock';
import type { Random } from './random';
import type { ApiCall, Service, ServiceContext } from './service';
import type { Template } from './template';
import type { Trace } from './trace';
import type { Weather } from './weather';

export interface HostOptions {
  /** A folder that `cdk synth` wrote. */
  readonly assembly: string;
  readonly services: readonly Service[];
  readonly clock: Clock;
  readonly random: Random;
  readonly trace: Trace;
  /** The same assembly was hosted in this process before, without a fault: what would only check it again is left out. @default false */
  readonly isKnownGood?: boolean;
  /** What goes wrong with calls, and when. @default nothing */
  readonly weather?: Weather;
  /** The port in `url` until `listen` opens one. @default 4566 */
  readonly port?: number;
  /** Resource types that exist without doing anything, each with the reason, for docs/local-coverage.md. Their `Ref` is a name; they have no attributes. */
  readonly inertTypes?: Readonly<Record<string, string>>;
}

/** A hosted cloud assembly: every resource of every stack exists, every service answers. Made by `hostAssembly`. */
export interface Cloud {
  /** `http://127.0.0.1:<port>`. Whoever connects in memory may use it before `listen`, and after it whatever port that opened. */
  readonly url: string;
  /** Of each stack, by name: its outputs. */
  readonly outputs: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Each template file of the assembly, as it was read. */
  readonly templates: readonly { readonly name: string; readonly sha256: string }[];
  /** Each stack as it was created, in the order of creation. */
  readonly stacks: readonly HostedStack[];
  context<Store>(service: Service<Store>): ServiceContext<Store>;
  // biome-ignore lint/suspicious/noExplicitAny: typed by the operation that is called
  call(request: ApiCall): Promise<any>;
  /**
   * Opens the endpoint on 127.0.0.1, HTTP/1.1 and cleartext HTTP/2 on one port; port 0 takes a free one. Reading a request and sending its
   * answer count as `clock.busy`; what the operation does in between is on the clock, and whoever moves virtual time must go on doing so.
   */
  listen(port: number): Promise<string>;
  /** Stops services and listeners. */
  close(): Promise<void>;
}

export interface HostedStack {
  readonly template: Template;
  /** What an expression is worth, also one of a later template of this stack, as long as it refers to what this one has. Throws a Refusal that says `where`. */
  resolve(value: unknown, where: string): unknown;
}
