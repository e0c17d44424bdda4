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

/** Of every turn so far, oldest first. */
export const turnLines = ({ events }: Pick<Trace, 'events'>): readonly TurnLine[] =>
  events
    .filter(({ type }) => type === 'lambda.log')
    .flatMap(({ pii }) => {
      const line = String(pii?.['line'] ?? '');
      return line.startsWith('{') ? [JSON.parse(line) as TurnLine & { message: string }] : [];
    })
    .filter(({ message }) => message === 'turn');
