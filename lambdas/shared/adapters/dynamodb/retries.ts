const TRIES = 3;
const RETRY_MS = { least: 20, most: 80 };

/** Throttled requests were not executed, so that any may be repeated; a read may also be repeated after what passes by itself. */
const THROTTLES: ReadonlySet<string> = new Set(['ThrottlingException', 'ProvisionedThroughputExceededException', 'RequestLimitExceeded']);
const PASSING: ReadonlySet<string> = new Set(['InternalServerError', 'ServiceUnavailable', 'ECONNRESET', 'ECONNREFUSED', 'EPIPE']);

export const isThrottle = ({ name }: NodeJS.ErrnoException): boolean => THROTTLES.has(name);
export const mayReadAgain = (error: NodeJS.ErrnoException): boolean =>
  isThrottle(error) || PASSING.has(error.name) || PASSING.has(error.code ?? '');

/** Of a transaction that was canceled, why each member was. */
export const cancellationsOf = (error: unknown): readonly { readonly Code?: string; readonly Item?: unknown }[] =>
  error instanceof Error && error.name === 'TransactionCanceledException'
    ? ((error as { CancellationReasons?: readonly { Code?: string; Item?: unknown }[] }).CancellationReasons ?? [])
    : [];

const PASSING_CANCELLATIONS: ReadonlySet<string> = new Set([
  'None',
  'TransactionConflict',
  'ThrottlingError',
  'ProvisionedThroughputExceeded',
]);

/** A transaction under one token is done once, however often it is sent. One that met another one on the same item may be sent again at once. */
export const mayTransactAgain = (error: NodeJS.ErrnoException): boolean => {
  const reasons = cancellationsOf(error);
  if (reasons.length > 0) return reasons.every(({ Code = 'None' }) => PASSING_CANCELLATIONS.has(Code));
  return mayReadAgain(error) || error.name === 'TransactionInProgressException';
};

/** Repeats the call where that is right, until the deadline for all of it. */
export async function withRetries<T>(
  deadlineMs: number,
  mayRetry: (error: NodeJS.ErrnoException) => boolean,
  send: (options: { readonly abortSignal: AbortSignal }) => Promise<T>,
): Promise<T> {
  const abortSignal = AbortSignal.timeout(deadlineMs);
  for (let tried = 1; ; tried++) {
    try {
      return await send({ abortSignal });
    } catch (error) {
      if (tried >= TRIES || abortSignal.aborted || !mayRetry(error as Error)) throw error;
      await pause();
    }
  }
}

/** With jitter. */
export const pause = (): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, RETRY_MS.least + Math.random() * (RETRY_MS.most - RETRY_MS.least)));
