/**
 * The public telephone network: people, their phones, and the legs between a phone and the contact center.
 * `local/services/connect` is its only exchange; `npm run call`, `npm start` and the tests are the people.
 */
export interface TelephoneNetwork {
  /** A person dials. Numbers are E.164. The leg starts as `dialing`. */
  dial(from: string, to: string): Leg;
  /**
   * Who picks up when the center calls `number`: told of each ring. A number without a person rings until the ring time-out; where several
   * people have it, all are rung, and for those who did not pick up first the leg ends with ANSWERED_ELSEWHERE.
   * Returns how to unregister.
   */
  person(number: string, onRing: (leg: Leg) => void): () => void;
}

/** One leg, seen from the person's side. */
export interface Leg {
  readonly direction: 'inbound' | 'outbound';
  /** The person's number, E.164. */
  readonly number: string;
  readonly contactId: string;
  readonly state: 'dialing' | 'ringing' | 'connected' | 'ended';
  answers(): void;
  /** Rejects a ringing call: the network reports busy. */
  declines(): void;
  /** Speaks. Empty text is silence. What is said before the center listens interrupts the prompt (barge-in) when it may, else waits. */
  says(text: string): void;
  presses(digits: string): void;
  hangsUp(): void;
  subscribe(listener: (event: LegEvent) => void): () => void;
}

export type LegEvent =
  | { readonly type: 'ringing' }
  | { readonly type: 'connected' }
  /** The center speaks; `speechMs` is how long that takes. */
  | { readonly type: 'prompt'; readonly text: string; readonly speechMs: number }
  /** The center has finished speaking and listens. */
  | { readonly type: 'listening' }
  /** One caller utterance and Atlas's reply. `ms`: from the end of the utterance until the reply was there, without speech. `rung`: session attribute of that name. */
  | {
      readonly type: 'turn';
      readonly said: string;
      readonly heard: string;
      readonly intent: string;
      readonly ms: number;
      readonly rung?: string;
    }
  /** `reason` is Connect's disconnect reason (CUSTOMER_DISCONNECT, CONTACT_FLOW_DISCONNECT, TELECOM_BUSY, TELECOM_UNANSWERED …). */
  | { readonly type: 'ended'; readonly reason: string };
