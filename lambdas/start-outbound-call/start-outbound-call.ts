import { type Callback, type CallbackState, isEnded } from '../shared/domain/callback';
import { mayDial } from '../shared/domain/dial-gate';
import { attemptIdOf } from '../shared/domain/ids';
import { isOverdue, NOT_STARTED_IN_TIME } from '../shared/domain/patience';
import type { Callbacks, Evidence } from '../shared/ports/callbacks';
import type { Contacts } from '../shared/ports/contacts';
import type { Dialer } from '../shared/ports/dialer';
import type { Workflows } from '../shared/ports/workflows';
import { wakeMonitor } from '../shared/wake-monitor';
import { type Pause, reasonAfterFarewell } from './inbound-line';

export interface StartOutboundCallPorts {
  readonly callbacks: Pick<Callbacks, 'find' | 'claim' | 'giveBack' | 'defer' | 'move'>;
  readonly contacts: Contacts;
  readonly dialer: Dialer;
  readonly workflows: Pick<Workflows, 'completeToken'>;
}

export interface StartOutboundCallOptions {
  readonly clock: { now(): number };
  readonly allowedCountries: readonly string[];
  readonly newClaimId: () => string;
  /** From 0 up to 1. */
  readonly random: () => number;
  readonly pause: Pause;
}

export interface StartResult {
  readonly result: 'placed' | 'deferred' | 'refused' | 'failed' | 'unclear' | 'claimed' | 'notDue' | 'ended';
  readonly contactId?: string;
  readonly reason?: string;
  readonly dueAt?: number;
}

/** How often an attempt may be given back because Connect did not take it; then a person is asked to call. */
const MAX_DEFERRALS = 3;
const HOLD_SECONDS = 5;
const GIVE_BACK_SECONDS = { least: 5, most: 20 };

/**
 * Dials at most once per attempt, however often it runs: only the one that moved the row from REQUESTED to DIALING dials, and one that finds
 * a claim, even its own, never does. What happened to an unclear dial is found out by evidence, not by dialling again.
 */
export async function startOutboundCall(
  callbackId: string,
  ports: StartOutboundCallPorts,
  options: StartOutboundCallOptions,
): Promise<StartResult> {
  const { callbacks } = ports;
  const row = await callbacks.find(callbackId);
  if (!row) return { result: 'ended', reason: 'there is no such callback anymore' };
  if (isEnded(row)) return { result: 'ended', reason: row.reason ?? `the callback is ${row.state}` };
  if (row.state !== 'REQUESTED') return claimed(row);

  const now = options.clock.now();
  if (row.dueAt * 1000 > now) return { result: 'notDue', dueAt: row.dueAt };
  if (isOverdue(row, now)) return end(row, 'UNKNOWN', { reason: NOT_STARTED_IN_TIME, endedAt: now }, 'ended', ports);

  const gate = mayDial(row.number, options.allowedCountries);
  if (!gate.allowed) return end(row, 'REFUSED', { reason: gate.reason, endedAt: now }, 'refused', ports);

  const hold = await reasonAfterFarewell(row, ports.contacts, options.clock, options.pause);
  if (hold) {
    const deferral = { dueAt: Math.ceil(options.clock.now() / 1000) + HOLD_SECONDS, reason: hold };
    return deferred(row, await callbacks.defer(row, deferral), deferral, ports);
  }

  const mine = await callbacks.claim(callbackId, { id: options.newClaimId(), at: options.clock.now() });
  return mine?.claim ? dial(mine, mine.claim.id, ports, options) : claimed(row);
}

async function dial(
  row: Callback,
  claimId: string,
  ports: StartOutboundCallPorts,
  { clock, random }: StartOutboundCallOptions,
): Promise<StartResult> {
  const { callbackId, attempt, number } = row;
  const dialed = await ports.dialer.dial({ callbackId, attempt, attemptId: attemptIdOf(callbackId, attempt), number });
  switch (dialed.result) {
    case 'placed':
      await ports.callbacks.move(row, 'DIALED', { contactId: dialed.contactId }); // a contact event may have been faster
      return { result: 'placed', contactId: dialed.contactId };
    case 'ambiguous':
      return { result: 'unclear', reason: dialed.reason };
    case 'refused':
      return end(row, 'FAILED', { outcome: 'failed', reason: dialed.reason, endedAt: clock.now() }, 'failed', ports);
    case 'notExecuted': {
      if (row.deferrals >= MAX_DEFERRALS) {
        return end(row, 'FAILED', { outcome: 'failed', reason: dialed.reason, endedAt: clock.now() }, 'failed', ports);
      }
      const { least, most } = GIVE_BACK_SECONDS;
      const deferral = { dueAt: Math.ceil(clock.now() / 1000) + least + Math.floor(random() * (most - least + 1)), reason: dialed.reason };
      return deferred(row, await ports.callbacks.giveBack(callbackId, claimId, deferral), deferral, ports);
    }
  }
}

/** Moved or not, nobody dials: when the row stood elsewhere, somebody else was first. */
async function end(
  row: Callback,
  state: CallbackState,
  evidence: Evidence,
  result: StartResult['result'],
  ports: StartOutboundCallPorts,
): Promise<StartResult> {
  const ended = await ports.callbacks.move(row, state, evidence);
  if (!ended) return claimed(row);
  await wakeMonitor(ended, ports.workflows);
  return { result, ...(evidence.reason && { reason: evidence.reason }) };
}

async function deferred(
  before: Callback,
  row: Callback | undefined,
  { dueAt, reason }: { readonly dueAt: number; readonly reason: string },
  { workflows }: StartOutboundCallPorts,
): Promise<StartResult> {
  if (!row) return claimed(before);
  await wakeMonitor(row, workflows);
  return { result: 'deferred', reason, dueAt };
}

const claimed = ({ contactId }: Callback): StartResult => ({ result: 'claimed', ...(contactId && { contactId }) });
