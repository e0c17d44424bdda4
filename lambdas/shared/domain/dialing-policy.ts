import type { Outcome } from './callback';
import type { CallingWindow } from './calling-window';

/**
 * Every number that decides whether and when a phone rings, in one table: bin/config.ts writes it, the functions get it as JSON in
 * DIALING_POLICY.
 */
export interface DialingPolicy {
  readonly line: LinePolicy;
  readonly window: CallingWindow;
  /** Waits after Connect did not execute a dial, one after the other, each drawn between the two; then a person is asked to call. */
  readonly notExecuted: readonly { readonly leastSeconds: number; readonly mostSeconds: number }[];
  /** How often an attempt that ended so is followed by another one, and how long after its end. What is not listed is followed by none. */
  readonly again: Readonly<Partial<Record<Outcome, Again>>>;
  /** In any 24 hours, whoever asked for them. */
  readonly callsPerNumberPerDay: number;
  /** Between the last ring of one callback and the first of the next. */
  readonly minutesBetweenCallbacks: number;
  /** Of one originating caller, in a calendar day of UTC. */
  readonly requestsPerCallerPerDay: number;
}

export interface Again {
  readonly times: number;
  readonly afterMinutes: number;
}

export interface LinePolicy {
  /** Connect's own bucket for StartOutboundVoiceContact is 2 a second, burst 5: ours is narrower, so that Connect's never runs dry. */
  readonly callsPerSecond: number;
  readonly burst: number;
  /** Lines for calls that Atlas places. With those of callers it must fit into the instance's quota of concurrent calls. */
  readonly concurrentCalls: number;
  /** How long a line is taken by one call, ringing included: an estimate, until real calls have been measured. */
  readonly meanCallSeconds: number;
  readonly breaker: BreakerPolicy;
}

/** Stops dialing when dials fail, and tries one now and then. */
export interface BreakerPolicy {
  /** Of so many dials at least … */
  readonly dials: number;
  /** … this share failed. */
  readonly failedShare: number;
  readonly pauseSeconds: number;
}

/** Reads DIALING_POLICY, once, at module load. Error: says which entry is wrong. */
export function parseDialingPolicy(text: string): DialingPolicy {
  const policy = JSON.parse(text) as DialingPolicy;
  const { line, window, notExecuted, again } = policy;
  const positive: Readonly<Record<string, number>> = {
    'line.callsPerSecond': line.callsPerSecond,
    'line.burst': line.burst,
    'line.concurrentCalls': line.concurrentCalls,
    'line.meanCallSeconds': line.meanCallSeconds,
    'line.breaker.dials': line.breaker.dials,
    'line.breaker.failedShare': line.breaker.failedShare,
    'line.breaker.pauseSeconds': line.breaker.pauseSeconds,
    callsPerNumberPerDay: policy.callsPerNumberPerDay,
    minutesBetweenCallbacks: policy.minutesBetweenCallbacks,
    requestsPerCallerPerDay: policy.requestsPerCallerPerDay,
    ...Object.fromEntries(Object.entries(again).map(([outcome, { afterMinutes }]) => [`again.${outcome}.afterMinutes`, afterMinutes])),
    ...Object.fromEntries(notExecuted.map(({ leastSeconds }, index) => [`notExecuted.${index}.leastSeconds`, leastSeconds])),
  };
  for (const [entry, value] of Object.entries(positive)) {
    if (typeof value !== 'number' || !(value > 0)) throw new Error(`the dialing policy has ${entry} ${value}, expected a number above 0`);
  }
  for (const [entry, time] of Object.entries({ opensAt: window.opensAt, closesAt: window.closesAt })) {
    if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time))
      throw new Error(`the dialing policy has window.${entry} ${time}, expected a time such as 09:00`);
  }
  if (window.opensAt >= window.closesAt) throw new Error('the dialing policy has a window that closes before it opens');
  return policy;
}
