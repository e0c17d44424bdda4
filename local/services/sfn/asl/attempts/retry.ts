import type { Failure } from '../failure';
import { isObject, type Json, type JsonObject } from '../json';
import type { Place } from '../load/place';
import type { Step } from '../run/step';
import { type ErrorNames, errorNames } from './error-names';

/** Counts, for one visit of a state, what its retriers have left: after how long, and by which retrier's wish, it is tried again, if it is. */
export type RetryCounter = (failure: Failure) => { readonly index: number; readonly delayMs: number } | undefined;

interface Retrier {
  readonly matches: ErrorNames;
  readonly intervalSeconds: number;
  readonly maxAttempts: number;
  readonly backoffRate: number;
  readonly maxDelaySeconds: number;
  readonly hasJitter: boolean;
}

const FIELDS = ['ErrorEquals', 'IntervalSeconds', 'MaxAttempts', 'BackoffRate', 'MaxDelaySeconds', 'JitterStrategy', 'Comment'];

/** Reads `Retry`. */
export function loadRetry(definition: JsonObject, place: Place): (step: Step) => RetryCounter {
  const { Retry: list = [] } = definition;
  if (!Array.isArray(list)) place.problem('Retry', 'expected a list');
  const retriers = (Array.isArray(list) ? list : []).map((retrier: Json, index, all) =>
    loadRetrier(retrier, `Retry[${index}]`, index === all.length - 1, place),
  );
  return (step) => {
    const counts = retriers.map(() => step.probe?.retryCount ?? 0);
    return (failure) => {
      const index = retriers.findIndex((retrier) => retrier.matches(failure));
      const retrier = retriers[index];
      if (!retrier || (counts[index] ?? 0) >= retrier.maxAttempts) return undefined;
      const attempt = counts[index] ?? 0;
      counts[index] = attempt + 1;
      const delay = Math.min(retrier.intervalSeconds * retrier.backoffRate ** attempt, retrier.maxDelaySeconds) * 1000;
      return { index, delayMs: retrier.hasJitter ? step.thread.execution.host.random.next() * delay : delay };
    };
  };
}

function loadRetrier(retrier: Json, field: string, isLast: boolean, place: Place): Retrier {
  const of = isObject(retrier) ? retrier : {};
  if (!isObject(retrier)) place.problem(field, 'expected a retrier');
  for (const name of Object.keys(of)) if (!FIELDS.includes(name)) place.problem(`${field}.${name}`, 'is no field of a retrier');
  const number = (name: string, fallback: number, least: number, most: number, isInteger = true): number => {
    const value = of[name];
    if (value === undefined) return fallback;
    if (typeof value === 'number' && value >= least && value <= most && (!isInteger || Number.isInteger(value))) return value;
    place.problem(
      `${field}.${name}`,
      `expected ${isInteger ? 'an integer' : 'a number'} from ${least}${Number.isFinite(most) ? ` to ${most}` : ''}, got ${JSON.stringify(value)}`,
    );
    return fallback;
  };
  const jitter = of['JitterStrategy'];
  if (jitter !== undefined && jitter !== 'FULL' && jitter !== 'NONE')
    place.problem(`${field}.JitterStrategy`, `expected FULL or NONE, got ${JSON.stringify(jitter)}`);
  const intervalSeconds = number('IntervalSeconds', 1, 1, 99_999_999);
  const maxDelaySeconds = number('MaxDelaySeconds', Number.POSITIVE_INFINITY, 1, 31_622_399);
  if (maxDelaySeconds <= intervalSeconds)
    place.problem(`${field}.MaxDelaySeconds`, `expected more than IntervalSeconds, which is ${intervalSeconds}, got ${maxDelaySeconds}`);
  return {
    matches: errorNames(of['ErrorEquals'], `${field}.ErrorEquals`, isLast, place),
    intervalSeconds,
    maxAttempts: number('MaxAttempts', 3, 0, 99_999_999),
    backoffRate: number('BackoffRate', 2, 1, Number.POSITIVE_INFINITY, false),
    maxDelaySeconds,
    hasJitter: jitter === 'FULL',
  };
}
