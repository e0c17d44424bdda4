import type { Trace } from '../../local/cloud/trace';

/** The line that lex-fulfillment writes about each turn. */
export interface TurnLine {
  readonly intent: string;
  readonly rung: string;
  readonly why?: string;
  readonly TurnLatency: number;
  readonly UnattributedTime: number;
  readonly firstTokenMs?: number;
  readonly cache?: string;
  readonly guardrail?: string;
  readonly missed?: string;
  readonly spans: readonly { readonly name: string; readonly startMs: number; readonly ms: number; readonly error?: string }[];
}

/** Every line that a function wrote as JSON, oldest first. */
export const logLines = ({ events }: Pick<Trace, 'events'>): readonly Readonly<Record<string, unknown>>[] =>
  events
    .filter(({ type }) => type === 'lambda.log')
    .flatMap(({ pii }) => {
      const line = String(pii?.['line'] ?? '');
      return line.startsWith('{') ? [JSON.parse(line) as Readonly<Record<string, unknown>>] : [];
    });

/** Of every turn so far, oldest first. */
export const turnLines = (trace: Pick<Trace, 'events'>): readonly TurnLine[] =>
  logLines(trace).filter(({ message }) => message === 'turn') as unknown as readonly TurnLine[];
