import { Timeline } from '../shared/timeline';
import type { FallbackReason } from './reply/canned';
import type { Rung, TurnPorts } from './turn';

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

/** The documents' names where they have one. */
const SPANS = {
  model: 'bedrock_call',
  guardrail: 'guardrails_validation',
  identityKey: 'identity_key',
  callbacks: 'callback_row',
  dialing: 'dialer_line',
  scenarios: 'scenario_read',
  workflows: 'workflow_start',
  callers: 'caller_read',
  reviews: 'review_write',
  ahead: 'scenario_ahead',
} as const satisfies Partial<Record<keyof TurnPorts, string>>;

/** The same ports, every call of which is a span of the turn: no code that uses them needs to know. */
export function watched(ports: TurnPorts, { timeline }: TurnLog): TurnPorts {
  const watch = <Port extends object>(port: Port, span: string): Port =>
    new Proxy(port, {
      get(target, method) {
        const value: unknown = Reflect.get(target, method);
        if (typeof value !== 'function') return value;
        return (...args: unknown[]) => timeline.track(span, async () => Reflect.apply(value, target, args) as unknown);
      },
    });
  const own = Object.entries(SPANS).map(([name, span]) => [name, watch(ports[name as keyof typeof SPANS], span)]);
  return { ...ports, ...Object.fromEntries(own) };
}
