import type { Context } from 'aws-lambda';
import { embeddedMetrics, type MetricSet } from './metrics';

type Field = string | number | boolean | undefined;

/** Of the invocation that runs; an execution environment serves one at a time. */
let correlation: { readonly name: string; readonly requestId: string } | undefined;
let isCold = true;

/**
 * The Lambda handler: runs `handle`, writes one line with its duration, and the name of its error, which it throws on.
 * Never the event, the result or an error's message: callers' words and numbers may be in them.
 */
export function instrument<Event, Result>(name: string, handle: (event: Event, context: Context) => Promise<Result>) {
  return async (event: Event, context: Context): Promise<Result> => {
    const startedAt = Date.now();
    correlation = { name, requestId: context.awsRequestId };
    try {
      const result = await handle(event, context);
      measure('done', [summary(name, startedAt, 0)]);
      return result;
    } catch (error) {
      report('failed', {}, error);
      measure('done', [summary(name, startedAt, 1)]);
      throw error;
    } finally {
      isCold = false;
    }
  };
}

/**
 * For functions that the rule of constructs/keep-warm.ts pings: the environment lives on, and nothing else has happened; no metric counts it. Around
 * `instrument`.
 */
export function keptWarm<Event, Result>(handler: (event: Event, context: Context) => Promise<Result>) {
  return async (event: Event, context: Context): Promise<Result | { readonly status: 'warm' }> => {
    if ((event as { detail?: { action?: unknown } } | null)?.detail?.action !== 'keep-warm') return handler(event, context);
    isCold = false;
    return { status: 'warm' };
  };
}

const summary = (name: string, startedAt: number, errors: number): MetricSet => ({
  metrics: {
    [`${name}Latency`]: [Date.now() - startedAt, 'Milliseconds'],
    [`${name}Error`]: [errors, 'Count'],
    ColdStart: [isCold ? 1 : undefined, 'Count'],
  },
});

/** One line of the log that CloudWatch reads as metrics. Properties hold what `report` may hold, and lists of it. */
export function measure(message: string, sets: readonly MetricSet[], properties: object = {}): void {
  writeLine(embeddedMetrics(sets, { message, ...correlation, ...properties }, Date.now()));
}

/** One line of the log. Fields hold ids, names and numbers, nothing personal; of an error its names and where it was thrown. */
export function report(message: string, fields: Readonly<Record<string, Field>> = {}, error?: unknown): void {
  writeLine({
    level: error === undefined ? 'INFO' : 'ERROR',
    message,
    ...correlation,
    ...fields,
    ...(error !== undefined && describe(error)),
  });
}

function describe(error: unknown): Record<string, Field> {
  if (!(error instanceof Error)) return { error: typeof error };
  const cause = error.cause instanceof Error ? error.cause.name : undefined;
  return { error: error.name, cause, at: error.stack?.match(/^\s+at .*$/m)?.[0].trim() };
}

/** Not through the console: on Lambda it writes a prefix that hides the metrics. */
const writeLine = (line: object): boolean => process.stdout.write(`${JSON.stringify(line)}\n`);
