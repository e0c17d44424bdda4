import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { ContactCenter } from '../contact-center';
import type { Leg, LegEvent } from '../telephone/telephone-network';
import { watchWork } from './watch-work';

export interface TerminalSoftphoneOptions {
  readonly from: string;
  /** On virtual time: moves it until the predicate holds or nothing is left to happen. On real time: absent. */
  readonly drive?: (until: () => boolean) => Promise<boolean>;
  readonly input: Readable;
  readonly output: Writable;
}

const HELP = `Type what you say. Enter dials or, while a call comes in, answers it.
/hangup ends or declines · /dial [NUMBER] calls from another number · /lead shows what sales sees · /faults · /quit`;

/**
 * A phone in the terminal: one person, one line at a time, and beside it what the call sets in motion.
 * Resolves when the person quits or the input ends.
 */
export function terminalSoftphone(center: ContactCenter, options: TerminalSoftphoneOptions): Promise<void> {
  return new TerminalSoftphone(center, options).run();
}

class TerminalSoftphone {
  private leg: Leg | undefined;
  private from: string;
  private unregister = () => {};

  constructor(
    private readonly center: ContactCenter,
    private readonly options: TerminalSoftphoneOptions,
  ) {
    this.from = options.from;
  }

  async run(): Promise<void> {
    this.pickUpAt(this.from);
    const stopWatching = watchWork(this.center, (line) => this.print(line));
    this.print(`Atlas answers at ${this.center.number}. You are ${this.from}.\n${HELP}`);
    const lines = createInterface({ input: this.options.input });
    try {
      for await (const line of lines) {
        if (line.trim() === '/quit') break;
        this.obey(line.trim());
        await this.letItHappen();
      }
    } finally {
      lines.close();
      stopWatching();
      this.unregister();
      if (this.leg && this.leg.state !== 'ended') this.leg.hangsUp();
    }
  }

  private obey(line: string): void {
    const [command, ...rest] = line.split(' ');
    if (command === '/hangup') return this.hangUp();
    if (command === '/dial') return this.dialFrom(rest.join('').replace(/[^\d+]/g, '') || this.from);
    if (command === '/lead')
      return this.print(JSON.stringify({ leads: this.center.salesforce.leads(), tasks: this.center.salesforce.tasks() }, null, 2));
    if (command === '/faults')
      return this.print(
        this.center
          .faults()
          .map(({ what, where }) => `${what} (${where})`)
          .join('\n') || 'none',
      );
    if (command?.startsWith('/')) return this.print(HELP);
    if (this.leg?.state === 'ringing') return this.leg.answers();
    if (this.leg?.state === 'connected') return line === '' ? undefined : this.leg.says(line);
    if (line === '') return this.dialFrom(this.from);
    this.print('Nobody is on the line: Enter dials.');
  }

  private hangUp(): void {
    if (this.leg?.state === 'ringing') this.leg.declines();
    else if (this.leg && this.leg.state !== 'ended') this.leg.hangsUp();
  }

  private dialFrom(number: string): void {
    if (this.leg && this.leg.state !== 'ended') return this.print('You are on the line already: /hangup first.');
    if (number !== this.from) this.pickUpAt(number);
    this.print(`☎ ${number} dials ${this.center.number}`);
    this.take(this.center.telephone.dial(number, this.center.number));
  }

  private pickUpAt(number: string): void {
    this.unregister();
    this.from = number;
    this.unregister = this.center.telephone.person(number, (leg) => {
      this.print('☎ Your phone rings: Enter answers, /hangup declines.');
      this.take(leg);
    });
  }

  private take(leg: Leg): void {
    this.leg = leg;
    leg.subscribe((event) => this.notice(event));
  }

  private notice(event: LegEvent): void {
    if (event.type === 'prompt') this.print(`Atlas: ${event.text}`);
    if (event.type === 'turn')
      this.print(`       [${[event.intent, event.rung, `${Math.round(event.ms)} ms`].filter(Boolean).join(', ')}]`);
    if (event.type === 'ended') this.print(`☎ The call has ended (${event.reason}).`);
  }

  /** On virtual time the world stands still while the person thinks: move it until there is something to answer, or nothing left. */
  private async letItHappen(): Promise<void> {
    if (!this.options.drive) return;
    let waitsForUs = false;
    const unsubscribe = this.leg?.subscribe((event) => {
      if (event.type === 'listening') waitsForUs = true;
    });
    await this.options.drive(() => waitsForUs || this.leg?.state === 'ringing');
    unsubscribe?.();
  }

  private print(text: string): void {
    this.options.output.write(`${text}\n`);
  }
}
