/** The text that steers one outbound call: `CALLBACK#<id>` | `SCENARIO`. Holds no name, number or company of the caller. */
export interface Scenario {
  /** Of the prompt that wrote it, or `standard`. */
  readonly source: string;
  /** What Atlas says after the disclosure: one or two sentences. */
  readonly opening: string;
  /** What the call is for, in one sentence. */
  readonly goal: string;
  /** Three to five things worth saying, each a sentence. */
  readonly points: readonly string[];
  /** How Atlas says goodbye. */
  readonly closing: string;
}
