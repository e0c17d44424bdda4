import timersModule from 'node:timers';
import timersPromises from 'node:timers/promises';
import type { EnvironmentTimers } from '../globals/timers';
import { moduleLike } from './module-like';

interface WaitOptions {
  readonly signal?: AbortSignal;
  readonly ref?: boolean;
}

/** `node:timers` of an environment. */
export function timersOf(timers: EnvironmentTimers, promises: typeof timersPromises): typeof timersModule {
  return moduleLike(timersModule, {
    setTimeout: timers.setTimeout,
    clearTimeout: timers.clear,
    setInterval: timers.setInterval,
    clearInterval: timers.clear,
    setImmediate: timers.setImmediate,
    clearImmediate: timers.clearImmediate,
    promises,
  });
}

/** `node:timers/promises` of an environment. Not here: `setInterval`, refused by name. */
export function timersPromisesOf(timers: EnvironmentTimers, refuse: (what: string) => never): typeof timersPromises {
  function wait(delayMs?: number, value?: unknown, { signal, ref = true }: WaitOptions = {}): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const failed = () =>
        Object.assign(new Error('The operation was aborted'), { name: 'AbortError', code: 'ABORT_ERR', cause: signal?.reason });
      if (signal?.aborted) return reject(failed());
      const abort = () => {
        timers.clear(timer);
        reject(failed());
      };
      const timer = timers.setTimeout(() => {
        signal?.removeEventListener('abort', abort);
        resolve(value);
      }, delayMs);
      if (!ref) timer.unref();
      signal?.addEventListener('abort', abort, { once: true });
    });
  }
  return moduleLike(timersPromises, {
    setTimeout: wait,
    setImmediate: (value?: unknown) => new Promise((resolve) => timers.setImmediate(() => resolve(value))),
    setInterval: () => refuse('timers/promises.setInterval'),
    scheduler: { wait: (delayMs: number, options?: WaitOptions) => wait(delayMs, undefined, options) },
  });
}
