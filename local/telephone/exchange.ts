import type { Leg, LegEvent, TelephoneNetwork } from './telephone-network';

/** The telephone network with the socket into which the contact center plugs. */
export interface ExchangeNetwork extends TelephoneNetwork {
  /** From now on `exchange` decides about dialed numbers. There is one. */
  plugIn(exchange: Exchange): void;
  /** The center calls a person. The line is busy, rings and times out by itself; `line.answered` tells. */
  ring(call: OutboundCall): Line;
}

export interface Exchange {
  /** Somebody dials. Returns the contact that picks up, or why the network gives the call up (TELECOM_NUMBER_INVALID, TELECOM_BUSY). */
  incoming(line: Line, dialed: string): Contact | RefusedCall;
}

/** What a leg is part of; `span` is where the trace hangs what is said on it. */
export interface Contact {
  readonly contactId: string;
  readonly span: string;
}

export interface RefusedCall {
  readonly refused: string;
}

export interface OutboundCall extends Contact {
  readonly to: string;
  readonly ringTimeoutMs: number;
}

/** What a person gives: an utterance in full, or one key. */
export interface Input {
  readonly kind: InputKind;
  readonly text: string;
  /** When it was said or pressed, epoch ms. */
  readonly at: number;
}

export type InputKind = 'speech' | 'key';

/** One leg, seen from the center's side. Once the leg has ended everything here rejects with the signal's reason, a `HungUp`. */
export interface Line {
  readonly leg: Leg;
  /** Aborts with a `HungUp` when the leg has ended, whoever ended it. */
  readonly signal: AbortSignal;
  /** Resolves when the person picks up, or when a call that came in is set up. */
  readonly answered: Promise<void>;
  /** Ends the leg; later reasons change nothing. */
  end(reason: string): void;
  /** Says it to the end, or until an input of one of these kinds is there. An empty text takes no time and is not heard. */
  speak(text: string, interruptedBy?: readonly InputKind[]): Promise<void>;
  /** Says that the center listens, then waits as `next` does. */
  listen(kinds: readonly InputKind[], withinMs: number): Promise<Input | undefined>;
  /** The next input of these kinds, at once when there is one already; others on the way are lost. `undefined` after `withinMs` of silence. */
  next(kinds: readonly InputKind[], withinMs: number): Promise<Input | undefined>;
  /** Tells the person's side (`npm run call`, the softphone) what the turn was. */
  turn(turn: Omit<Extract<LegEvent, { type: 'turn' }>, 'type'>): void;
}

/** Why everything on a line stopped. */
export class HungUp extends Error {
  override readonly name = 'HungUp';
  constructor(readonly reason: string) {
    super(`the call has ended: ${reason}`);
  }
}
