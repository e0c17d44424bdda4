import { unlessAborted } from '../../shared/deadline';
import { type Callback, isLive } from '../../shared/domain/callback';
import { reachesUntil } from '../../shared/domain/erasure';
import { callbackIdOf, callerIdOf } from '../../shared/domain/ids';
import type { PhoneNumber } from '../../shared/domain/phone-number';
import { quietUntilAfter, type Standing } from '../../shared/domain/standing';
import { spokenIn } from '../../shared/language/language';
import { fill } from '../../shared/language/texts';
import type { NewCallback, RequestResult } from '../../shared/ports/callbacks';
import { textOf } from '../slots';
import type { Reply } from '../turn';
import { takenBack } from './change';
import { withoutLeadIn } from './lead-in';
import type { Asking, BookingPorts } from './ports';
import { isTheirs, PROMISES_PER_CONTACT, signedPromise } from './promised';
import { leaveLine, type Term, termOf } from './term';
import { alreadyBooked, booked, unbooked, willCall } from './words';

export interface Wish {
  /** Epoch ms. Default: as soon as the line is free. */
  readonly at?: number;
  /** Which promise of this contact, after others were taken back. Default: the first. */
  readonly nth?: number;
  /** Taken back in the same breath: the caller wants to be called at another number. */
  readonly instead?: Callback;
}

const KEEP_SECONDS = 30 * 24 * 60 * 60;
/** Somebody else may take the number, or the place before it, in between: looked at once more. */
const LOOKS = 2;

/** Writes the row, which is the promise; then starts the workflow, which the sweep does as well when this fails. */
export async function bookCallback(
  turn: Asking,
  number: PhoneNumber,
  ports: BookingPorts,
  signal: AbortSignal,
  wish: Wish = {},
): Promise<Reply> {
  const { nth = 1 } = wish;
  const texts = turn.language.texts.booking;
  if (nth > PROMISES_PER_CONTACT) return unbooked(turn, texts.spent);
  const requestedAt = ports.now();
  let key: string | undefined;
  try {
    key = await unlessAborted(signal, ports.identityKey.read());
    const ids = { callbackId: callbackIdOf(key, turn.contactId, nth), callerId: callerIdOf(key, number) };
    for (let look = 1; look <= LOOKS; look++) {
      const reply = await request({ turn, number, key, ids, requestedAt, wish, ports, signal });
      if (reply) return reply;
    }
    return unbooked(turn, texts.cannotBook);
  } catch (error) {
    if (signal.aborted) throw error; // it may be written: nothing is said about it
    ports.report('callback not written', {}, error);
    return (await foundAfterAll(turn, key, nth, requestedAt, ports, signal)) ?? unbooked(turn, texts.cannotBook);
  }
}

interface Request {
  readonly turn: Asking;
  readonly number: PhoneNumber;
  readonly key: string;
  readonly ids: Pick<Callback, 'callbackId' | 'callerId'>;
  readonly requestedAt: number;
  readonly wish: Wish;
  readonly ports: BookingPorts;
  readonly signal: AbortSignal;
}

/** One look at the number and the line, and one try to write. `undefined`: somebody else was faster. */
async function request(asked: Request): Promise<Reply | undefined> {
  const { turn, number, key, ids, wish, requestedAt, ports, signal } = asked;
  if (wish.instead && (await isBeingErased(wish.instead, ports, signal))) return unbooked(turn, turn.language.texts.booking.spent);
  const standing = await unlessAborted(signal, ports.dialing.standing(ids.callerId));
  const holder = await holderOf(standing, asked);
  if (holder) {
    const reply = alreadyBooked(turn, holder, requestedAt);
    // Who is asked to ask again must not be answered out of what they have asked for before.
    const isTold = reply.dialogAction?.type === 'Close';
    return isTold && isTheirs(holder, key, turn) ? { ...reply, session: { promise: signedPromise(key, turn, holder) } } : reply;
  }

  const quietUntil = quietUntilAfter(standing.rings, ports.dialingPolicy.minutesBetweenCallbacks);
  const term = await termOf(number, { requestedAt, ...(wish.at !== undefined && { at: wish.at }) }, { ...standing, quietUntil }, ports);
  if (!('dueAt' in term)) return unbooked(turn, turn.language.texts.booking.mayNotCall[term.because]);
  const result = await unlessAborted(
    signal,
    ports.callbacks.request(newCallback(asked, term), {
      ...(standing.liveCallbackId !== undefined && { liveCallbackId: standing.liveCallbackId }),
      quietUntil,
      requestsPerCallerPerDay: ports.dialingPolicy.requestsPerCallerPerDay,
      ...(wish.instead && { instead: wish.instead }),
    }),
  );
  if (result.result !== 'promised' && term.place !== undefined) await leaveLine(ports);
  return answerTo(result, standing.isStopped, asked);
}

/** Another callback that is to ring this number, and is not the one that this request replaces. */
async function holderOf({ liveCallbackId, isSuppressed }: Standing, { ids, wish, ports, signal }: Request): Promise<Callback | undefined> {
  if (isSuppressed) return undefined; // it will not ring: it is being erased
  if (liveCallbackId === undefined || liveCallbackId === ids.callbackId || liveCallbackId === wish.instead?.callbackId) return undefined;
  const row = await unlessAborted(signal, ports.callbacks.find(liveCallbackId));
  if (!row || !isLive(row)) return undefined;
  return (await isBeingErased(row, ports, signal)) ? undefined : row;
}

/** Whoever had asked for it has asked since then to be forgotten: it will not ring, whoever asks for that number now. Its own number is known not to be suppressed. */
async function isBeingErased(
  { callerId, requestedBy, requestedAt }: Callback,
  { dialing }: BookingPorts,
  signal: AbortSignal,
): Promise<boolean> {
  if (requestedBy === callerId) return false;
  const { erasedAt } = await unlessAborted(signal, dialing.standing(requestedBy));
  return erasedAt !== undefined && requestedAt <= reachesUntil({ requestedAt: erasedAt });
}

async function answerTo(
  result: RequestResult,
  isStopped: boolean,
  { turn, key, requestedAt, wish, ports, signal }: Request,
): Promise<Reply | undefined> {
  const texts = turn.language.texts.booking;
  if (result.result === 'refused') {
    if (result.because === 'number') return undefined;
    return unbooked(turn, result.because === 'cap' ? texts.tooMany : texts.tooLate);
  }
  const { row } = result;
  const session = { promise: signedPromise(key, turn, row) };
  if (!isLive(row)) return unbooked(turn, texts.spent);
  if (row.requestedAt !== requestedAt) return { ...alreadyBooked(turn, row, requestedAt), session };
  if (wish.instead) await takenBack(wish.instead, ports);
  await start(row, requestedAt, ports, signal);
  return {
    ...booked(turn, fill(texts.thanks, { when: isStopped ? texts.linesStopped : willCall(turn, row, requestedAt) })),
    session,
  };
}

/** The answer was lost, not the row: it is a promise all the same. */
async function foundAfterAll(
  turn: Asking,
  key: string | undefined,
  nth: number,
  requestedAt: number,
  ports: BookingPorts,
  signal: AbortSignal,
) {
  if (key === undefined) return undefined;
  try {
    const row = await unlessAborted(signal, ports.callbacks.find(callbackIdOf(key, turn.contactId, nth)));
    if (row?.requestedAt !== requestedAt) return undefined;
    await start(row, requestedAt, ports, signal);
    const thanks = fill(turn.language.texts.booking.thanks, { when: willCall(turn, row, requestedAt) });
    return { ...booked(turn, thanks), session: { promise: signedPromise(key, turn, row) } };
  } catch (error) {
    ports.report('callback not found either', {}, error);
    return undefined;
  }
}

/** Due now: the call. Due later: its monitor, which waits. */
async function start(
  { callbackId, dueAt }: Callback,
  requestedAt: number,
  { workflows, report }: BookingPorts,
  signal: AbortSignal,
): Promise<void> {
  try {
    const isDue = dueAt * 1000 - requestedAt <= 1000;
    await unlessAborted(signal, isDue ? workflows.startCallback(callbackId) : workflows.startMonitor(callbackId));
  } catch (error) {
    report('callback not started, left to the sweep', { callbackId }, error);
  }
}

/**
 * In place of another it stays the callback of whoever asked for that one, whoever moves it: it is their words that it carries, theirs alone, and they go
 * when they ask to be forgotten.
 */
function newCallback({ turn, number, key, ids, requestedAt, wish: { instead } }: Request, term: Term): NewCallback {
  const { contactId, isOnConnect, callerNumber, slots, language } = turn;
  const caller = callerIdOf(key, callerNumber ?? number);
  const isTheirOwn = !instead || instead.requestedBy === caller;
  const said = (slot: 'Name' | 'Company' | 'UseCase') => (isTheirOwn ? withoutLeadIn(language, slot, textOf(slots[slot])) : undefined);
  const [name, company, useCase] = [
    said('Name') ?? instead?.name,
    said('Company') ?? instead?.company,
    said('UseCase') ?? instead?.useCase,
  ];
  return {
    ...ids,
    ...term,
    requestedBy: instead?.requestedBy ?? caller,
    ...(isOnConnect && { inboundContactId: contactId }),
    ...(name && { name }),
    ...(company && { company }),
    ...(useCase && { useCase }),
    ...spokenIn(language),
    number,
    requestedAt,
    expiresAt: term.dueAt + KEEP_SECONDS,
  };
}
