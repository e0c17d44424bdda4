import { Timeline } from '../shared/timeline';
import type { FallbackReason, Rung } from './rung';

/** What became of one turn: for ops, in numbers and names only. */
export interface TurnRecord {
  readonly intent: string;
  readonly rung: Rung;
  /** Why not the best there is. */
  readonly why?: FallbackReason;
  /** Of the call, counted from 0. */
  readonly turn: number;
  readonly promptVersion: string;
  readonly turnMs: number;
  readonly unattributedMs: number;
  readonly notes: TurnNotes;
  readonly timeline: Timeline;
}

/** What the reply's own code knows better than a stopwatch. */
export interface TurnNotes {
  gatherMs?: number;
  firstTokenMs?: number;
  tier?: 'fast' | 'thorough';
  inputTokens?: number;
  outputTokens?: number;
  /** Where the shared answer was, when one was looked for. */
  cache?: 'memory' | 'table' | 'miss';
  guardrail?: 'allowed' | 'blocked' | 'unavailable';
  /** Something that the prompt is made of did not come, and its default was used. */
  missed?: string;
}

export class TurnLog {
  readonly timeline: Timeline;
  readonly notes: TurnNotes = {};

  constructor(now: () => number) {
    this.timeline = new Timeline(now);
  }

  note(notes: TurnNotes): void {
    Object.assign(this.notes, notes);
  }
}
