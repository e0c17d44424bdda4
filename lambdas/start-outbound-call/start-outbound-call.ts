import { type Callback, isEnded } from '../shared/domain/callback';
import { waitSeconds } from '../shared/domain/dialer-line';
import { isOverdue, NOT_STARTED_IN_TIME } from '../shared/domain/patience';
import type { Contacts } from '../shared/ports/contacts';
import { claimed, end, waiting } from './answers';
import { dial } from './dial';
import { JUST_ASKED_MS, LINE_WAIT_MS, LOOK_AGAIN_MS, reasonToHoldTheLine } from './inbound-line';
import type { StartOutboundCallOptions, StartOutboundCallPorts, StartResult } from './ports';
import { type Prospect, prospectOf } from './prospect';

/** Others may be faster at the line of all calls again and again; then this one comes back later. */
const CONTENDED_MS = { least: 1_000, most: 3_000 };

/**
 * Dials at most once per attempt, however often it runs: only the one that moved the row from REQUESTED to DIALING dials, and one that finds
 * a claim, even its own, never does. What happened to an unclear dial is found out by evidence, not by dialling again.
 */
export async function startOutboundCall(
  callbackId: string,
  ports: StartOutboundCallPorts,
  options: StartOutboundCallOptions,
): Promise<StartResult> {
  const startedAt = options.clock.now();
  let hold: { readonly reason: string | undefined } | undefined;
  for (;;) {
    const now = options.clock.now();
    const row = await ports.callbacks.find(callbackId);
    const over = row ? await standsElsewhere(row, now, ports) : ({ result: 'ended', reason: 'there is no such callback anymore' } as const);
    if (over || !row) return over as StartResult;

    const [standing, line] = await Promise.all([ports.dialing.standing(row.callerId), hold ?? inboundLine(row, ports.contacts, now)]);
    const isOverdrawn = () => options.clock.now() + LOOK_AGAIN_MS > startedAt + LINE_WAIT_MS;
    const prospect = prospectOf(row, standing, line.reason, now, options);
    if (prospect.is === 'refused') return end(row, 'REFUSED', { reason: prospect.reason, endedAt: now }, 'refused', ports);
    if (prospect.is === 'later') return wait(row, prospect, ports, options);
    if (prospect.is === 'held') {
      if (isOverdrawn() || now - row.requestedAt > JUST_ASKED_MS) return wait(row, prospect, ports, options);
      await options.pause(LOOK_AGAIN_MS);
      continue;
    }
    hold = line;

    const claim = { id: options.newClaimId(), at: options.clock.now() };
    const mine = await ports.dialing.claim(row, claim, prospect.slot, standing);
    if (mine) return dial(mine, { rings: standing.rings, isProbe: prospect.slot.probeUntil !== undefined }, ports, options);
    if (isOverdrawn()) return wait(row, contended(options), ports, options);
  }
}

const inboundLine = async (row: Callback, contacts: Contacts, now: number) => ({ reason: await reasonToHoldTheLine(row, contacts, now) });

/** Unless the row is REQUESTED and due, what became of it. */
async function standsElsewhere(row: Callback, now: number, ports: StartOutboundCallPorts): Promise<StartResult | undefined> {
  if (isEnded(row)) return { result: 'ended', reason: row.reason ?? `the callback is ${row.state}` };
  if (row.state !== 'REQUESTED') return claimed(row);
  if (row.dueAt * 1000 > now) return { result: 'notDue', dueAt: row.dueAt };
  return isOverdue(row, now) ? end(row, 'UNKNOWN', { reason: NOT_STARTED_IN_TIME, endedAt: now }, 'ended', ports) : undefined;
}

const contended = ({ clock, random }: StartOutboundCallOptions): Later => ({
  at: clock.now() + CONTENDED_MS.least + random() * (CONTENDED_MS.most - CONTENDED_MS.least),
  reason: 'other calls are being started',
  joins: true,
});

/** What somebody waits for. */
type Later = Omit<Extract<Prospect, { readonly is: 'later' }>, 'is'>;

/** Less than this is nothing that sales would want to read. */
const SHORT_MS = 60_000;

/** Put off, uncounted. Who has to wait in the line and stands in none yet joins it now, and comes back when its turn may be. */
async function wait(
  row: Callback,
  { at, reason, isLong = false, joins = false }: Later,
  ports: StartOutboundCallPorts,
  { clock, policy }: StartOutboundCallOptions,
): Promise<StartResult> {
  const now = clock.now();
  const line = joins && row.place === undefined ? await ports.dialing.takePlace(now) : undefined;
  const turnAt = line ? now + waitSeconds(line, policy.line) * 1000 : 0;
  const deferral = {
    dueAt: Math.max(Math.ceil(Math.max(at, turnAt) / 1000), row.dueAt + 1),
    reason,
    isQuiet: !isLong && (at - now < SHORT_MS || row.reason === reason),
    leavesLine: isLong,
    ...(line && { place: line.position }),
  };
  const deferred = await ports.callbacks.defer(row, deferral);
  if (line && !deferred) await ports.dialing.leavePlace();
  if (deferred && isLong && row.place !== undefined) await ports.dialing.leavePlace();
  return waiting(row, deferred, deferral, ports);
}
