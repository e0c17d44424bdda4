import type { Callback } from '../shared/domain/callback';
import { attemptIdOf } from '../shared/domain/ids';
import type { Standing } from '../shared/domain/standing';
import { report } from '../shared/observability';
import { end, waiting } from './answers';
import type { StartOutboundCallOptions, StartOutboundCallPorts, StartResult } from './ports';

export interface Claimed {
  /** Of the number, before this one. */
  readonly rings: Standing['rings'];
  /** Let through to see whether calls go through again. */
  readonly isProbe: boolean;
}

/** The one attempt at Connect of whoever has just claimed the row, and what follows from its answer. */
export async function dial(
  row: Callback,
  { rings, isProbe }: Claimed,
  ports: StartOutboundCallPorts,
  { clock, random, policy }: StartOutboundCallOptions,
): Promise<StartResult> {
  const { callbackId, attempt, number, claim, deferrals } = row;
  const dialed = await ports.dialer.dial({ callbackId, attempt, attemptId: attemptIdOf(callbackId, attempt), number });
  switch (dialed.result) {
    case 'placed':
      await ports.callbacks.move(row, 'DIALED', { contactId: dialed.contactId }); // a contact event may have been faster
      if (isProbe) await told(row, ports.dialing.recovers());
      return { result: 'placed', contactId: dialed.contactId };
    case 'ambiguous':
      await told(row, ports.dialing.fails(clock.now()));
      return { result: 'unclear', reason: dialed.reason };
    case 'refused':
      return end(row, 'FAILED', { outcome: 'failed', reason: dialed.reason, endedAt: clock.now() }, 'failed', ports);
    case 'notExecuted': {
      await told(row, ports.dialing.fails(clock.now()));
      const again = policy.notExecuted[deferrals];
      if (!again) return end(row, 'FAILED', { outcome: 'failed', reason: dialed.reason, endedAt: clock.now() }, 'failed', ports);
      const seconds = again.leastSeconds + Math.floor(random() * (again.mostSeconds - again.leastSeconds + 1));
      const deferral = { dueAt: Math.ceil(clock.now() / 1000) + seconds, reason: dialed.reason };
      return waiting(row, await ports.dialing.giveBack(row, claim?.id ?? '', deferral, rings), deferral, ports);
    }
  }
}

/** The breaker only helps: what it is not told must not keep the row from being right. */
async function told({ callbackId }: Callback, work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    report('breaker not told', { callbackId }, error);
  }
}
