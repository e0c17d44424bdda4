import type { Clock, Timer } from './clock';

/** Node's own longest delay; a longer one is split. */
const MAX_DELAY_MS = 2 ** 31 - 1;

interface SystemTimer extends Timer {
  handle: NodeJS.Timeout;
}

/** Real time, for `npm start`; `offsetMs` shifts what the date is, not how fast time passes. */
export function systemClock({ offsetMs = 0 }: { offsetMs?: number } = {}): Clock {
  const now = () => Date.now() + offsetMs;

  function setTimer(run: () => void, delayMs: number, background = false): SystemTimer {
    const dueAt = now() + Math.max(0, delayMs);
    const arm = (remainingMs: number): NodeJS.Timeout => {
      const handle = setTimeout(
        () => {
          if (remainingMs <= MAX_DELAY_MS) run();
          else timer.handle = arm(remainingMs - MAX_DELAY_MS);
        },
        Math.min(remainingMs, MAX_DELAY_MS),
      );
      return background ? handle.unref() : handle;
    };
    const timer: SystemTimer = { dueAt, handle: arm(Math.max(0, delayMs)) };
    return timer;
  }

  function clearTimer(timer: Timer | undefined): void {
    if (timer) clearTimeout((timer as SystemTimer).handle);
  }

  return {
    now,
    setTimeout: (run, delayMs, options) => setTimer(run, delayMs, options?.background),
    clearTimeout: clearTimer,
    sleep(delayMs, signal) {
      return new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const timer = setTimer(() => {
          signal?.removeEventListener('abort', abort);
          resolve();
        }, delayMs);
        function abort(): void {
          clearTimer(timer);
          reject(signal?.reason);
        }
        signal?.addEventListener('abort', abort, { once: true });
      });
    },
    busy: (work) => work,
    realTime: (work) => work,
  };
}
