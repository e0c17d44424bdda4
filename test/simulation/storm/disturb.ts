import { isEventStreamOutput } from '../../../local/cloud/event-stream';
import type { Random } from '../../../local/cloud/random';
import type { CarryOut, WeatheredCall } from '../../../local/cloud/weather';
import { ConnectionLost } from '../../../local/cloud/weather';
import { lambda } from '../../../local/services/lambda';
import { salesforce } from '../../../local/services/salesforce';
import type { Kind } from './kinds';
import { serverError, throttled } from './replies';
import type { Storm } from './storm';

export interface Disturbed {
  readonly call: WeatheredCall;
  readonly carryOut: CarryOut;
  readonly storm: Storm;
  /** How much and how long. */
  readonly lots: Random;
}

/** Nobody waits longer for an answer. */
const LONGEST_WAIT_MS = 60_000;
/** An effect may come this long after its client gave up. */
const LATEST_MS = 90_000;
const LATEST_DUPLICATE_MS = 120_000;
const SLOW_MS = { least: 200, most: 5_000 };

/** Carries a call out as this kind of fault would have it. */
export async function disturb(kind: Kind, disturbed: Disturbed): Promise<unknown> {
  const deed = DEEDS[kind];
  if (!deed) throw new Error(`the kind ${kind} is not one that happens to a call`);
  return deed(disturbed);
}

type Deed = (disturbed: Disturbed) => Promise<unknown>;

const DEEDS: Partial<Record<Kind, Deed>> = {
  throttle: async ({ call }) => throttled(call),

  'fail before': async ({ call, lots }) => {
    if (lots.next() < 0.5) throw new ConnectionLost();
    return serverError(call);
  },

  'lost reply': async ({ carryOut, lots, call }) => {
    await settled(carryOut());
    if (lots.next() < 0.7) throw new ConnectionLost();
    return serverError(call);
  },

  'late apply': async (disturbed) => {
    const { carryOut, storm, lots } = disturbed;
    storm.later(1_000 + lots.next() * LATEST_MS, () => carryOut(new AbortController().signal));
    return nothing(disturbed);
  },

  hang: (disturbed) => nothing(disturbed),

  slow: async ({ carryOut, call, storm, lots }) => {
    const isBefore = lots.next() < 0.5;
    const ms = SLOW_MS.least + lots.next() * (SLOW_MS.most - SLOW_MS.least);
    if (isBefore) await storm.clock.sleep(ms, call.signal);
    const output = await carryOut();
    if (!isBefore) await storm.clock.sleep(ms, call.signal);
    return output;
  },

  crash: (disturbed) => interrupted(disturbed, 'crash'),
  'time-out': (disturbed) => interrupted(disturbed, 'stall'),

  async duplicate({ carryOut, storm, lots }) {
    storm.later(lots.next() ** 2 * LATEST_DUPLICATE_MS, () => carryOut(new AbortController().signal));
    return carryOut();
  },

  async outage({ call, storm, lots }) {
    storm.outages.takeAway(call.service, 5_000 + lots.next() * 175_000, storm);
    return storm.outages.refusal(call);
  },

  async 'session expiry'({ storm, carryOut }) {
    storm.center.cloud.context(salesforce).store.sessions.endAll();
    return carryOut();
  },

  async 'row lock'({ storm, carryOut, lots }) {
    storm.center.cloud.context(salesforce).store.lockRows(1 + Math.floor(lots.next() * 3));
    return carryOut();
  },

  async 'API limit'({ storm, carryOut, lots }) {
    storm.outages.exhaustRequests(5_000 + lots.next() * 235_000, storm);
    return carryOut();
  },

  async 'quota cut'({ storm, carryOut, lots }) {
    storm.outages.cutQuota(Math.floor(lots.next() * 3), 5_000 + lots.next() * 115_000, storm);
    return carryOut();
  },

  async 'secret rotation'({ storm, carryOut }) {
    await storm.outages.rotateSecret(storm);
    return carryOut();
  },

  async 'cold start'({ call, storm, carryOut }) {
    const { store, ...context } = storm.center.cloud.context(lambda);
    const fn = store
      .all()
      .find(({ configuration }) => `lambda.Invoke(${storm.arrows.folder(configuration.name)})` === storm.arrows.of(call).split(' → ')[1]);
    fn?.environments.coolDown({ ...context, store });
    return carryOut();
  },
};

/** The function ends, or stands still until Lambda ends it, before this call was made or after: between two effects. */
async function interrupted({ call, carryOut, storm, lots }: Disturbed, how: 'crash' | 'stall'): Promise<unknown> {
  if (lots.next() < 0.5) await settled(carryOut(new AbortController().signal));
  const invocation = storm.arrows.invocationOf(call);
  const fn = storm.center.cloud
    .context(lambda)
    .store.all()
    .find(({ environments }) => environments.interrupt(invocation ?? '', how));
  if (fn && how === 'stall') return nothing({ call, storm });
  throw new ConnectionLost();
}

/** No answer, until the client goes or the connection does. */
async function nothing({ call, storm }: Pick<Disturbed, 'call' | 'storm'>): Promise<never> {
  await storm.clock.sleep(LONGEST_WAIT_MS, call.signal);
  throw new ConnectionLost();
}

/** Its outcome is nobody's to know; a stream that nobody reads is ended, for the model to stop speaking. */
async function settled(work: Promise<unknown>): Promise<void> {
  const [outcome] = await Promise.allSettled([work]);
  if (outcome.status === 'fulfilled' && isEventStreamOutput(outcome.value))
    await outcome.value.eventStream[Symbol.asyncIterator]().return?.();
}
