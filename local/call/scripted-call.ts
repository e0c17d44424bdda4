import type { VirtualClock } from '../cloud/virtual-clock';
import type { ContactCenter } from '../contact-center';
import type { Leg, LegEvent } from '../telephone/telephone-network';

export interface SpokenTurn {
  readonly direction: 'inbound' | 'outbound';
  readonly said: string;
  readonly heard: string;
  readonly intent: string;
  /** From the end of the utterance until the reply was there. */
  readonly ms: number;
  readonly rung?: string;
}

/** One leg that was connected: what opened it and why it ended. */
export interface SpokenCall {
  readonly direction: 'inbound' | 'outbound';
  readonly contactId: string;
  readonly opening: string;
  endedBecause?: string;
}

export interface ScriptedCallOptions {
  readonly from: string;
  readonly lines: readonly string[];
  /** What the person says when called back; `undefined`: nobody answers. */
  readonly answerLines: readonly string[] | undefined;
  /** Told of each turn as it happens. */
  readonly onTurn?: (turn: SpokenTurn) => void;
  readonly onCall?: (call: SpokenCall) => void;
}

export interface ScriptedCall {
  readonly turns: readonly SpokenTurn[];
  readonly calls: readonly SpokenCall[];
}

/** Longer than any reply takes; a center that is silent for so long has lost the caller. */
const PATIENCE_MS = 60_000;
/** What runs every minute has had its look at what the call left behind. */
const SWEEP_MS = 61_000;

/**
 * Plays a caller: dials, says each line when the center listens, dials again when the call has ended and lines are left, and answers
 * the callback. What a call has set in motion is finished before the next one begins. Ends when nothing is left to happen.
 */
export async function playScriptedCall(center: ContactCenter, clock: VirtualClock, options: ScriptedCallOptions): Promise<ScriptedCall> {
  const turns: SpokenTurn[] = [];
  const calls: SpokenCall[] = [];
  const record = (leg: Leg) => new Conversation(leg, clock, turns, calls, options);

  const { answerLines } = options;
  if (answerLines) {
    center.telephone.person(options.from, (leg) => {
      const conversation = record(leg);
      leg.answers();
      conversation.speakWhenListening(answerLines);
    });
  }

  let conversation: Conversation | undefined;
  for (const line of options.lines) {
    if (!conversation || conversation.hasEnded) {
      await clock.settle();
      conversation = record(center.telephone.dial(options.from, center.number));
      await conversation.untilListening();
    }
    await conversation.say(line);
  }
  conversation?.hangUp();
  await clock.settle();
  await clock.advance(SWEEP_MS);
  await clock.settle();
  return { turns, calls };
}

class Conversation {
  hasEnded = false;
  private isListening = false;
  private opening: string[] = [];
  private call: SpokenCall | undefined;
  private script: string[] | undefined;
  private promptsSinceSaid: string[] = [];

  constructor(
    private readonly leg: Leg,
    private readonly clock: VirtualClock,
    private readonly turns: SpokenTurn[],
    private readonly calls: SpokenCall[],
    private readonly options: ScriptedCallOptions,
  ) {
    leg.subscribe((event) => this.notice(event));
  }

  /** The called person's side: one line each time the center has finished speaking, then hangs up. */
  speakWhenListening(lines: readonly string[]): void {
    this.script = [...lines];
  }

  async untilListening(): Promise<void> {
    await this.clock.runUntil(() => this.isListening || this.hasEnded, { untilMs: this.clock.now() + PATIENCE_MS });
  }

  async say(line: string): Promise<void> {
    if (this.hasEnded) return;
    this.isListening = false;
    this.promptsSinceSaid = [];
    this.leg.says(line);
    await this.untilListening();
    // Silence is not a turn of the bot's: what the flow says into it is the answer to it.
    if (line.trim() === '')
      this.add({ direction: this.leg.direction, said: line, heard: this.promptsSinceSaid.join(' '), intent: '', ms: 0 });
  }

  hangUp(): void {
    if (!this.hasEnded) this.leg.hangsUp();
  }

  private notice(event: LegEvent): void {
    if (event.type === 'prompt') {
      this.opening.push(event.text);
      this.promptsSinceSaid.push(event.text);
    }
    if (event.type === 'listening') {
      this.isListening = true;
      this.openCall();
      this.followScript();
    }
    if (event.type === 'turn') {
      const { type, ...turn } = event;
      this.add({ direction: this.leg.direction, ...turn });
    }
    if (event.type === 'ended') {
      this.hasEnded = true;
      if (this.leg.direction === 'inbound' || this.opening.length > 0) this.openCall();
      if (this.call) this.call.endedBecause = event.reason;
    }
  }

  private openCall(): void {
    if (this.call) return;
    this.call = { direction: this.leg.direction, contactId: this.leg.contactId, opening: this.opening.join(' ') };
    this.calls.push(this.call);
    this.options.onCall?.(this.call);
  }

  private followScript(): void {
    if (!this.script) return;
    const line = this.script.shift();
    if (line === undefined) this.leg.hangsUp();
    else this.leg.says(line);
  }

  private add(turn: SpokenTurn): void {
    this.turns.push(turn);
    this.options.onTurn?.(turn);
  }
}
