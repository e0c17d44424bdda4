import { seededRandom } from '../../../local/cloud/seeded-random';
import { virtualClock } from '../../../local/cloud/virtual-clock';
import { type LexEventOptions, lexEvent } from '../../shipped/lex-event';
import { shippedFunction } from '../../shipped/shipped-function';
import { WarmFunction } from '../../shipped/warm-function';
import type { Answer } from '../../stand-ins/answer';
import type { AwsCall } from '../../stand-ins/aws-call';
import { soundServices } from '../../stand-ins/sound-services';

export interface SeenCall extends AwsCall {
  /** Since the turn began, on the virtual clock. */
  readonly atMs: number;
}

export interface Probed {
  readonly calls: readonly SeenCall[];
  readonly ms: number;
  readonly rung: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly next: string;
  readonly message: string;
}

/** How a probe's services answer: like sound ones, unless it says otherwise. */
export type Services = (call: AwsCall) => Answer | undefined;

const START_MS = Date.parse('2026-11-18T18:00:00Z');
export const CONTACT = { contactId: '6f0d4c1e-8f1b-4f6e-9a2d-2f5d5b9f7c10', callerNumber: '+14155552671' };

interface LexOutput {
  readonly messages?: readonly { readonly content: string }[];
  readonly sessionState: {
    readonly sessionAttributes?: Readonly<Record<string, string>>;
    readonly dialogAction: { readonly type: string };
  };
}

/** Turns of the shipped fulfillment bundle on virtual time, and every request that it makes for each. */
export class TurnProbe {
  readonly clock = virtualClock({ startMs: START_MS });
  readonly #warm: WarmFunction;
  #calls: SeenCall[] = [];
  #beganAt = START_MS;

  constructor(assembly: string, services: Services = () => undefined) {
    this.#warm = new WarmFunction(shippedFunction(assembly, 'lex-fulfillment'), this.clock, seededRandom('probe'), (call) => {
      this.#calls.push({ ...call, atMs: this.clock.now() - this.#beganAt });
      return services(call) ?? soundServices(call);
    });
  }

  /** What is asked before the first turn counts as beforehand. */
  async turn(options: LexEventOptions): Promise<Probed> {
    await this.#warm.warmUp();
    this.#calls = [];
    this.#beganAt = this.clock.now();
    const { output, error, ms } = await this.#warm.invoke(lexEvent(options));
    if (error) throw new Error(`the fulfillment function failed: ${error.errorType}`);
    const { sessionState, messages = [] } = output as LexOutput;
    const attributes = sessionState.sessionAttributes ?? {};
    const message = messages.map(({ content }) => content).join(' ');
    return { calls: this.#calls, ms, rung: attributes['rung'] ?? '', attributes, next: sessionState.dialogAction.type, message };
  }

  close(): void {
    this.#warm.close();
  }
}

export const isModelCall = ({ operation }: AwsCall): boolean => operation === 'ConverseStream' || operation === 'Converse';
