import type { Callback } from '../domain/callback';
import type { DialerLine, Slot } from '../domain/dialer-line';
import type { Standing } from '../domain/standing';
import type { Deferral } from './callbacks';

/** Who dials, and on what grounds. */
export interface Claim {
  readonly id: string;
  /** Epoch ms. */
  readonly at: number;
}

/**
 * The line and the number, beside the row: what a dial takes, and gives back. Everything that must hold together is one transaction, so that
 * whoever dies on the way leaves nothing half taken.
 */
export interface Dialing {
  /** All that the gate and the line want to know, in one consistent read. */
  standing(callerId: string): Promise<Standing>;
  /**
   * REQUESTED and due → DIALING for exactly one claimant; with it the slot, the ring of the number, and the place in the line given up. Only
   * while the row and the standing are as they were read, the number is not suppressed, and dialing is not stopped. `undefined`: look again.
   */
  claim(row: Callback, claim: Claim, slot: Slot, standing: Standing): Promise<Callback | undefined>;
  /** DIALING → REQUESTED on proof that nothing was executed, only by the claim's holder; slot and ring are taken back (`rings`: before), the line is joined again. */
  giveBack(row: Callback, claimId: string, deferral: Deferral, rings: Standing['rings']): Promise<Callback | undefined>;
  /** The line of all calls, and the switch, in one consistent read. */
  state(): Promise<DialerState>;
  /** One promise more: one atomic addition. Gives the line with it in. */
  takePlace(now: number): Promise<DialerLine>;
  leavePlace(): Promise<void>;
  /** The call of this attempt is over. Harmless when repeated: false, it held nothing. */
  release(attemptId: string, heldMs: number): Promise<boolean>;
  /** One dial, or the call it made, failed for reasons that are not the number's. Opens the breaker when there are too many. */
  fails(now: number): Promise<void>;
  /** A dial that was let through although the breaker is open has gone well. */
  recovers(): Promise<void>;
  /** Corrects the number of those who wait, unless somebody has come or gone since `line` was read. */
  correctPosition(line: DialerLine, position: number): Promise<void>;
  /** Stops all dialing, or lets it go on. */
  setStopped(isStopped: boolean, why: { readonly reason: string; readonly at: number }): Promise<void>;
}

export interface DialerState {
  readonly line: DialerLine;
  /** Whether somebody has stopped all dialing, or let it go on, and why. */
  readonly dialing: DialingSwitch;
}

/** What ops did last. `reason` is theirs, for ops alone; absent with `at`: nobody has touched it. */
export interface DialingSwitch {
  readonly isStopped: boolean;
  readonly reason?: string;
  /** Epoch ms. */
  readonly at?: number;
}
