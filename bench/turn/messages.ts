import type { TurnKind } from '../latency/call-shape';

/** To the stand-ins: how long everything takes from now on. They answer with what they were asked since the last time. */
export interface StandInOrder {
  /** Until the first words; guardrails; everything else. Milliseconds. */
  readonly delays: { readonly model: number; readonly guardrail: number; readonly other: number };
}

export interface StandInReport {
  readonly port?: number;
  readonly counts: Readonly<Record<string, number>>;
  /** Opened since the last time. */
  readonly connections: number;
  /** Of each wait, beyond what was told. */
  readonly lateMs: readonly number[];
}

/** Whole calls take their turns as CALL has them. */
export type Work = TurnKind | 'call';

/** To the process that runs the function. */
export type TurnOrder =
  /** So many turns (or calls), so many at a time. */
  | { readonly order: 'run'; readonly work: Work; readonly times: number; readonly atOnce: number }
  /** One conversation of so many turns of a kind; its session attributes go from turn to turn. */
  | { readonly order: 'converse'; readonly work: TurnKind; readonly turns: number }
  /** Turns in blocks, the heap after each. */
  | { readonly order: 'heap'; readonly blocks: number; readonly turnsPerBlock: number };

export interface TurnReport {
  readonly turns: number;
  readonly invocations: number;
  /** Of this process, all its threads. */
  readonly cpuMs: number;
  readonly wallMs: number;
  /** Of each turn (or call), in the order in which they ended; with `run`. */
  readonly eachMs?: readonly number[];
  /** `converse`: processor time of the turns in windows. */
  readonly windows?: readonly { readonly from: number; readonly to: number; readonly cpuMsPerTurn: number }[];
  readonly maxAttributeBytes?: number;
  /** `heap`: after each block, collected. */
  readonly heapMiB?: readonly number[];
  readonly rungs: Readonly<Record<string, number>>;
}

/** What the process that runs the function is told by its environment. */
export const CHILD_VARIABLES = { file: 'BENCH_BUNDLE', slots: 'BENCH_SLOTS' } as const;
