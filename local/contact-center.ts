import type { Clock } from './cloud/clock';
import type { Cloud } from './cloud/cloud';
import { hostAssembly } from './cloud/host';
import type { Random } from './cloud/random';
import type { Fault, Trace } from './cloud/trace';
import { traceLog } from './cloud/trace-log';
import type { Weather } from './cloud/weather';
import { NOTHING_REAL, type Real } from './real';
import { servicesOn } from './services';
import { connect } from './services/connect';
import { inProcess } from './services/lambda/runtime/in-process';
import type { Runtime } from './services/lambda/runtime/runtime';
import { salesforce } from './services/salesforce';
import { sfn } from './services/sfn';
import { setUp } from './setup';
import type { TelephoneNetwork } from './telephone/telephone-network';

export interface ContactCenterOptions {
  /** A folder that `cdk synth` wrote. */
  readonly assembly: string;
  readonly clock: Clock;
  readonly random: Random;
  /** The same assembly was hosted in this process before, without a fault: it is not checked again. @default false */
  readonly isKnownGood?: boolean;
  /** What goes wrong with calls, and when. @default nothing */
  readonly weather?: Weather;
  /** What is left to the real service. @default nothing */
  readonly real?: Real;
  /** What runs the functions. @default in process */
  readonly runtime?: Runtime;
  /** Opens the endpoint on this port of 127.0.0.1. @default in memory only */
  readonly port?: number;
  /** @default a new one; given, it can be read even when hosting is refused */
  readonly trace?: Trace;
}

/** The hosted contact center, ready for a call. */
export interface ContactCenter {
  readonly cloud: Cloud;
  readonly clock: Clock;
  readonly trace: Trace;
  /** The number that callers dial, E.164. */
  readonly number: string;
  readonly telephone: TelephoneNetwork;
  /** What sales sees, and the switch that takes it away. */
  readonly salesforce: ReturnType<typeof salesforce.createStore>;
  readonly stateMachines: ReturnType<typeof sfn.createStore>;
  faults(): readonly Fault[];
  close(): Promise<void>;
}

/** Hosts a cloud assembly and does what a person does once after a deployment. Throws when something in it cannot be hosted: by name. */
export async function startContactCenter({
  assembly,
  clock,
  random,
  port,
  isKnownGood = false,
  weather,
  runtime = inProcess,
  real = NOTHING_REAL,
  trace = traceLog(clock),
}: ContactCenterOptions): Promise<ContactCenter> {
  const given = { ...(port !== undefined && { port }), ...(weather && { weather }) };
  const cloud = await hostAssembly({ assembly, services: real.apply(servicesOn(runtime)), clock, random, trace, isKnownGood, ...given });
  if (port !== undefined) await cloud.listen(port);
  const { number } = await setUp(cloud);
  return {
    cloud,
    clock,
    trace,
    number,
    telephone: cloud.context(connect).store.telephone,
    salesforce: cloud.context(salesforce).store,
    stateMachines: cloud.context(sfn).store,
    faults: () => trace.faults,
    close: () => cloud.close(),
  };
}
