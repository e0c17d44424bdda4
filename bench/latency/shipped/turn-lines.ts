/** What the function writes about each turn into its log: how long, by which rung, in which spans, and how much of it no span explains. */
export interface TurnLine {
  readonly rung: string;
  readonly turnMs: number;
  readonly unattributedMs: number;
  readonly spans: readonly { readonly name: string; readonly ms: number }[];
}

/** The line of a turn, among all others; `undefined`: it is another one. */
export function parseTurnLine(text: string): TurnLine | undefined {
  if (!text.includes('"TurnLatency"')) return undefined;
  const line = JSON.parse(text) as Readonly<Record<string, unknown>>;
  if (typeof line['TurnLatency'] !== 'number') return undefined;
  const spans = (Array.isArray(line['spans']) ? line['spans'] : []) as { name?: unknown; ms?: unknown }[];
  return {
    rung: String(line['rung'] ?? line['Rung'] ?? 'none'),
    turnMs: line['TurnLatency'],
    unattributedMs: Number(line['UnattributedTime'] ?? 0),
    spans: spans.map(({ name, ms }) => ({ name: String(name), ms: Number(ms) })),
  };
}

/** A turn that makes a promise waits for writes, whichever rung its words are of. */
const PROMISES = 'workflow_start';

/** Samples by what the product has targets for: each rung, turns that promise, each span, the turn as a whole, and what is unattributed. */
export function samplesOf(lines: readonly TurnLine[]): Record<string, number[]> {
  const samples: Record<string, number[]> = { turn: [], unattributed: [] };
  const add = (name: string, ms: number) => {
    samples[name] = [...(samples[name] ?? []), ms];
  };
  for (const { rung, turnMs, unattributedMs, spans } of lines) {
    add(spans.some(({ name }) => name === PROMISES) ? 'promise' : rung, turnMs);
    add('turn', turnMs);
    add('unattributed', unattributedMs);
    for (const { name, ms } of spans) add(name, ms);
  }
  return samples;
}
