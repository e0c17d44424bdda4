/** What was awaited did not come in time; it may still happen. */
export class TooLate extends Error {
  override readonly name = 'TooLate';
}

/** The result of `work`, or TooLate after `ms`. The work itself goes on. */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new TooLate(`no answer within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** The result of `work`, or the signal's reason as soon as it aborts. The work itself goes on. */
export async function unlessAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  let leave: (() => void) | undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    leave = () => reject(signal.reason as Error);
    signal.addEventListener('abort', leave);
    if (signal.aborted) leave();
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    if (leave) signal.removeEventListener('abort', leave);
  }
}

/** `work` under a deadline of its own within that of `signal`: whichever comes first aborts it and is the error, TooLate or the signal's reason. */
export async function limited<T>(signal: AbortSignal, ms: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  signal.throwIfAborted();
  const own = new AbortController();
  const passOn = () => own.abort(signal.reason);
  signal.addEventListener('abort', passOn, { once: true });
  const timer = setTimeout(() => own.abort(new TooLate(`no answer within ${ms} ms`)), ms);
  try {
    return await unlessAborted(own.signal, work(own.signal));
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', passOn);
  }
}
