import type { Clock } from '../cloud/clock';
import type { Trace } from '../cloud/trace';
import { Call } from './call';
import type { Exchange, ExchangeNetwork } from './exchange';
import { extensionsOf } from './extension';
import type { Leg } from './telephone-network';

/** From the last digit dialed until it rings or is answered. */
const SET_UP_MS = 700;

/** The telephone network of a laptop. Not here: audio, caller ids that are withheld, call waiting, calls from person to person. */
export function telephoneNetwork(clock: Clock, trace: Trace): ExchangeNetwork {
  const people = new Map<string, ((leg: Leg) => void)[]>();
  const calls = new Set<Call>();
  let exchange: Exchange | undefined;

  function newCall(direction: Leg['direction'], number: string): Call {
    const call = new Call(direction, number, clock, trace);
    calls.add(call);
    call.signal.addEventListener('abort', () => calls.delete(call));
    return call;
  }

  /** Ringing, talking, or dialing: not while another call is still on its way to the number. */
  const isBusy = (number: string) =>
    [...calls].some((call) => call.number === number && (call.direction === 'inbound' || call.state !== 'dialing'));

  return {
    plugIn(plugged) {
      if (exchange) throw new Error('the telephone network has an exchange already');
      exchange = plugged;
    },

    dial(from, to) {
      const call = newCall('inbound', from);
      const taken = exchange?.incoming(call, to) ?? { refused: 'TELECOM_NUMBER_INVALID' };
      if ('refused' in taken) clock.setTimeout(() => call.end(taken.refused), SET_UP_MS);
      else {
        call.belongsTo(taken);
        clock.setTimeout(() => call.connect(), SET_UP_MS);
      }
      return call;
    },

    ring({ to, ringTimeoutMs, ...contact }) {
      const call = newCall('outbound', to);
      call.belongsTo(contact);
      clock.setTimeout(() => {
        if (call.state === 'ended') return;
        if (isBusy(to)) return call.end('TELECOM_BUSY');
        const unanswered = clock.setTimeout(() => call.end('TELECOM_UNANSWERED'), ringTimeoutMs);
        const stop = () => clock.clearTimeout(unanswered);
        call.answered.then(stop, stop);
        call.rings((leg) => ringEverybody(leg, people.get(to) ?? []));
      }, SET_UP_MS);
      return call;
    },

    person(number, onRing) {
      const others = people.get(number) ?? [];
      people.set(number, [...others, onRing]);
      return () => {
        people.set(
          number,
          (people.get(number) ?? []).filter((each) => each !== onRing),
        );
      };
    },
  };
}

/** Everybody who has the number is rung, until one picks up. */
function ringEverybody(leg: Leg, phones: readonly ((leg: Leg) => void)[]): void {
  const legs = phones.length > 1 ? extensionsOf(leg, phones.length) : [leg];
  for (const [index, onRing] of phones.entries()) if (leg.state === 'ringing') onRing(legs[index] as Leg);
}
