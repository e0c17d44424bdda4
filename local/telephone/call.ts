import type { Clock } from '../cloud/clock';
import type { Trace } from '../cloud/trace';
import { Ear } from './ear';
import { type Contact, HungUp, type Input, type InputKind, type Line } from './exchange';
import { speechMs } from './speech';
import type { Leg, LegEvent } from './telephone-network';

/** One call: the person holds it as a leg, the center as a line. */
export class Call implements Leg, Line {
  readonly leg: Leg = this;
  readonly answered: Promise<void>;
  readonly #ended = new AbortController();
  readonly #ear: Ear;
  readonly #listeners = new Set<(event: LegEvent) => void>();
  #state: Leg['state'] = 'dialing';
  #contact: Contact | undefined;
  #pickUp!: () => void;

  constructor(
    readonly direction: Leg['direction'],
    readonly number: string,
    clock: Clock,
    private readonly trace: Trace,
  ) {
    this.#ear = new Ear(clock, this.signal);
    this.answered = new Promise((resolve, reject) => {
      this.#pickUp = resolve;
      this.signal.addEventListener('abort', () => reject(this.signal.reason));
    });
    this.answered.catch(() => undefined); // nobody awaits it on a call that came in
  }

  get state(): Leg['state'] {
    return this.#state;
  }

  get contactId(): string {
    return this.#contact?.contactId ?? '';
  }

  get signal(): AbortSignal {
    return this.#ended.signal;
  }

  // The person's side.

  answers(): void {
    if (this.direction === 'outbound' && this.#state === 'ringing') this.connect();
  }

  declines(): void {
    if (this.#state === 'ringing') this.end('TELECOM_BUSY');
  }

  says(text: string): void {
    const utterance = text.trim();
    if (this.#state === 'connected' && utterance) this.#ear.hear('speech', utterance);
  }

  presses(digits: string): void {
    if (/[^0-9*#]/.test(digits)) throw new Error('a telephone has the keys 0-9, * and #');
    if (this.#state !== 'connected') return;
    for (const key of digits) this.#ear.hear('key', key);
  }

  hangsUp(): void {
    if (this.#state === 'ringing') this.declines();
    else this.end('CUSTOMER_DISCONNECT');
  }

  subscribe(listener: (event: LegEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  // The network's side.

  belongsTo(contact: Contact): void {
    this.#contact = contact;
  }

  rings(onRing: (leg: Leg) => void): void {
    this.#state = 'ringing';
    onRing(this);
    if (this.#state === 'ringing') this.#tell({ type: 'ringing' });
  }

  connect(): void {
    if (this.#state === 'ended' || this.#state === 'connected') return;
    this.#state = 'connected';
    this.#tell({ type: 'connected' });
    this.#pickUp();
  }

  // The center's side.

  end(reason: string): void {
    if (this.#state === 'ended') return;
    this.#state = 'ended';
    this.#tell({ type: 'ended', reason });
    this.#listeners.clear();
    this.#ended.abort(new HungUp(reason));
  }

  async speak(text: string, interruptedBy: readonly InputKind[] = []): Promise<void> {
    this.signal.throwIfAborted();
    if (!text.trim()) return;
    const ms = speechMs(text);
    this.#tell({ type: 'prompt', text, speechMs: ms });
    await this.#ear.until(interruptedBy, ms);
  }

  async listen(kinds: readonly InputKind[], withinMs: number): Promise<Input | undefined> {
    this.signal.throwIfAborted();
    if (!this.#ear.has(kinds)) this.#tell({ type: 'listening' });
    return this.next(kinds, withinMs);
  }

  async next(kinds: readonly InputKind[], withinMs: number): Promise<Input | undefined> {
    await this.#ear.until(kinds, withinMs);
    return this.#ear.take(kinds);
  }

  turn(turn: Omit<Extract<LegEvent, { type: 'turn' }>, 'type'>): void {
    if (this.#state === 'connected') this.#tell({ type: 'turn', ...turn });
  }

  #tell(event: LegEvent): void {
    const { type, detail, pii } = traced(event);
    const where = { contactId: this.contactId, direction: this.direction };
    this.trace.emit(`telephone.${type}`, { ...where, ...detail }, { parent: this.#contact?.span, pii: { number: this.number, ...pii } });
    for (const listener of [...this.#listeners]) listener(event);
  }
}

const WORDS = ['text', 'said', 'heard'];

/** Words are personal, everything else is not. */
function traced({ type, ...event }: LegEvent): { type: LegEvent['type']; detail: object; pii: object } {
  const members = Object.entries(event);
  const only = (keep: (name: string) => boolean) => Object.fromEntries(members.filter(([name]) => keep(name)));
  return { type, detail: only((name) => !WORDS.includes(name)), pii: only((name) => WORDS.includes(name)) };
}
