import type { ContactCenter } from '../../../contact-center';
import type { Leg, LegEvent } from '../../../telephone/telephone-network';
import type { ConsoleCommand, PhoneState } from '../../protocol';
import { Refused } from '../http/refused';
import { e164 } from './phone-number';

type PhoneCommand = Exclude<ConsoleCommand, { command: 'salesforceDown' }>;
type Listener = (state: PhoneState, event: LegEvent | undefined) => void;

/** The newcomer's phone: one number, one line. All pages show the same one. */
export class Softphone {
  private leg: Leg | undefined;
  private from: string;
  private unregister: () => void = () => undefined;
  private readonly listeners = new Set<Listener>();

  constructor(
    private readonly center: Pick<ContactCenter, 'telephone' | 'number'>,
    from: string,
  ) {
    this.from = e164(from);
    this.ringsAt(this.from);
  }

  get state(): PhoneState {
    const { leg, from } = this;
    if (!leg || leg.state === 'ended') return { state: 'idle', from };
    return { state: leg.state, from, direction: leg.direction, ...(leg.contactId && { contactId: leg.contactId }) };
  }

  subscribe(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** Throws Refused for what cannot be done with the phone as it is now. */
  obey(command: PhoneCommand): void {
    switch (command.command) {
      case 'dial':
        return this.dial(e164(command.from));
      case 'say':
        return this.legThatIs('connected', 'nobody is on the line: dial first').says(command.text);
      case 'press':
        return this.legThatIs('connected', 'nobody is on the line: dial first').presses(command.digits);
      case 'answer':
        return this.legThatIs('ringing', 'the phone does not ring').answers();
      case 'decline':
        return this.legThatIs('ringing', 'the phone does not ring').declines();
      case 'hangUp':
        return this.legThatIs(undefined, 'nobody is on the line').hangsUp();
    }
  }

  /** Puts the receiver down for good. */
  close(): void {
    this.unregister();
    if (this.leg && this.leg.state !== 'ended') this.leg.hangsUp();
    this.listeners.clear();
  }

  private dial(from: string): void {
    if (this.state.state !== 'idle') throw new Refused(409, 'you are on the line already: hang up first');
    if (from === this.center.number) throw new Refused(400, 'that is the number of the contact center: dial from your own');
    if (from !== this.from) this.ringsAt(from);
    this.take(this.center.telephone.dial(from, this.center.number));
    this.tell();
  }

  private legThatIs(state: Leg['state'] | undefined, otherwise: string): Leg {
    const { leg } = this;
    if (!leg || leg.state === 'ended' || (state !== undefined && leg.state !== state)) throw new Refused(409, otherwise);
    return leg;
  }

  private ringsAt(number: string): void {
    this.unregister();
    this.from = number;
    this.unregister = this.center.telephone.person(number, (leg) => {
      // Somebody else with this number is on the phone here: it rings for them.
      if (this.state.state === 'idle') this.take(leg);
    });
  }

  private take(leg: Leg): void {
    this.leg = leg;
    leg.subscribe((event) => this.tell(event));
  }

  private tell(event?: LegEvent): void {
    for (const listener of this.listeners) listener(this.state, event);
  }
}
