import { mayRing, type RingRefusal } from '../../shared/domain/dial-gate';
import { toldWaitSeconds } from '../../shared/domain/dialer-line';
import type { PhoneNumber } from '../../shared/domain/phone-number';
import type { Standing } from '../../shared/domain/standing';
import type { BookingPorts } from './ports';

/** Nobody waits for a turn in the line that comes sooner: the workflow starts at once. */
const AT_ONCE_SECONDS = 10;

export interface Term {
  /** Epoch seconds. */
  readonly dueAt: number;
  readonly place?: number;
  readonly reason?: string;
}

/** When the phone may ring: at once, when the line gets to it, or when the gate opens. A place is taken only by who waits for the line. */
export async function termOf(
  number: PhoneNumber,
  { requestedAt, at = requestedAt }: { readonly requestedAt: number; readonly at?: number },
  standing: Standing,
  ports: BookingPorts,
): Promise<Term | RingRefusal> {
  const { dialingPolicy: policy, allowedCountries } = ports;
  const gateAt = (time: number) => mayRing(number, time, standing, { allowedCountries, policy });
  const wanted = gateAt(Math.max(requestedAt, at));
  if (!wanted.allowed) return wanted;
  if (wanted.at > requestedAt) return later(wanted.at, wanted.reason);

  const place = await placeIn(standing, requestedAt, ports);
  const seconds = toldWaitSeconds(place.line, policy.line);
  const turnAt = seconds <= AT_ONCE_SECONDS ? requestedAt : requestedAt + seconds * 1000;
  const turn = gateAt(turnAt);
  if (turn.allowed && turn.at === turnAt) return { ...later(turnAt), ...(place.isTaken && { place: place.line.position }) };
  if (place.isTaken) await leaveLine(ports);
  return turn.allowed ? later(turn.at, turn.reason) : turn;
}

/** Whole seconds, rounded up: AWS truncates, and it would be due before it was asked for. */
const later = (at: number, reason?: string): Term => ({ dueAt: Math.ceil(at / 1000), ...(reason && { reason }) });

/** A line that cannot be reached keeps nobody from being promised a call: as it was read, it is good enough to say when. */
async function placeIn({ line }: Standing, now: number, { dialing, report }: BookingPorts) {
  try {
    return { line: await dialing.takePlace(now), isTaken: true };
  } catch (error) {
    report('no place taken in the line', {}, error);
    return { line: { ...line, position: line.position + 1 }, isTaken: false };
  }
}

/** A place that is kept by mistake makes others hear of too long a wait, until the sweep counts anew. */
export async function leaveLine({ dialing, report }: Pick<BookingPorts, 'dialing' | 'report'>): Promise<void> {
  try {
    await dialing.leavePlace();
  } catch (error) {
    report('place kept in the line, left to the sweep', {}, error);
  }
}
