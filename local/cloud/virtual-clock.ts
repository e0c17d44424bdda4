import type { Clock, Timer } from './clock';
import { type QueuedTimer, TimerQueue } from './timer-queue';

/** A clock that stands still until it is moved: from timer to timer, whenever the world is quiet. One mover at a time. */
export interface VirtualClock extends Clock {
  /**
   * Moves time, timer by timer, until the predicate holds. False when nothing in the foreground is left or `untilMs` is reached.
   * Throws what a timer's callback threw or rejected with.
   */
  runUntil(predicate: () => boolean, options?: { untilMs?: number }): Promise<boolean>;
  /** Moves time until no foreground timer is left and the world is quiet. */
  settle(): Promise<void>;
  /** Lets this much time pass, whether or not anything waits for it; background timers fire too. */
  advance(ms: number): Promise<void>;
  /** Somebody did something: the world is not quiet yet. */
  touch(): void;
}

/**
 * The world is quiet when no `busy` work is in flight and nothing touched the clock for this many turns of the event loop. Promises and
 * nextTicks all run within a turn, and in memory connections, environments and services touch at every step: in whole calls of the product
 * no calm turn was ever followed by a touch, so that one would do. Four let a library pass work on by setImmediate three times over.
 * What comes over TCP from outside has a time of its own: whoever drives it looks again.
 */
const QUIET_TURNS = 4;
/** Far above the most that any run needs at one instant; an endless loop of zero-delay timers gets there within a second. */
const MAX_TIMERS_AT_ONE_INSTANT = 10_000;
/** About ten seconds of event loop in which nothing ever calms down. */
const MAX_RESTLESS_TURNS = 1_000_000;

export function virtualClock({ startMs }: { startMs: number }): VirtualClock {
  const timers = new TimerQueue();
  const failures: unknown[] = [];
  let nowMs = startMs;
  let order = 0;
  let touches = 0;
  let inFlight = 0;
  let wakeWhenIdle: (() => void) | undefined;
  let moving = false;
  let firedAtThisInstant = 0;

  function touch(): void {
    touches++;
  }

  function setTimer(run: () => unknown, delayMs: number, background = false): QueuedTimer {
    if (!Number.isFinite(delayMs)) throw new RangeError(`a timer's delay is ${delayMs}: expected milliseconds`);
    touch();
    // Whole milliseconds, and never early: what is read from the clock goes into dates and ids.
    const timer = { dueAt: nowMs + Math.ceil(Math.max(0, delayMs)), order: order++, background, run, index: -1 };
    timers.add(timer);
    return timer;
  }

  function clearTimer(timer: Timer | undefined): void {
    if (!timer) return;
    touch();
    timers.remove(timer as QueuedTimer);
  }

  /** One promise, whatever the number of turns: it is asked for at every timer. */
  function quiet(): Promise<void> {
    return new Promise((resolve, reject) => {
      let calm = 0;
      let restless = 0;
      let before = touches;
      const look = () => {
        if (failures.length > 0) return reject(failures.shift());
        if (inFlight > 0) {
          calm = 0;
          wakeWhenIdle = () => queueMicrotask(look); // what ended may go on with something else
          return;
        }
        if (calm === QUIET_TURNS) return resolve();
        before = touches;
        setImmediate(turned);
      };
      const turned = () => {
        calm = before === touches && inFlight === 0 ? calm + 1 : 0;
        if (++restless <= MAX_RESTLESS_TURNS) return look();
        reject(new Error(`the world never becomes quiet at ${new Date(nowMs).toISOString()}: something runs without waiting`));
      };
      look();
    });
  }

  function fire(timer: QueuedTimer): void {
    if (timer.dueAt > nowMs) firedAtThisInstant = 0;
    if (++firedAtThisInstant > MAX_TIMERS_AT_ONE_INSTANT) {
      throw new Error(
        `more than ${MAX_TIMERS_AT_ONE_INSTANT} timers at ${new Date(nowMs).toISOString()}, the last one: ${nameOf(timer.run)}`,
      );
    }
    timers.remove(timer);
    nowMs = Math.max(nowMs, timer.dueAt);
    touch();
    const result = timer.run();
    if (result instanceof Promise) result.catch((error: unknown) => failures.push(error));
  }

  async function move(step: () => boolean | undefined): Promise<boolean> {
    if (moving) throw new Error('virtual time is already being moved: await that first');
    moving = true;
    try {
      for (;;) {
        await quiet();
        const result = step();
        if (result !== undefined) return result;
      }
    } finally {
      moving = false;
    }
  }

  function runUntil(predicate: () => boolean, { untilMs = Number.POSITIVE_INFINITY }: { untilMs?: number } = {}): Promise<boolean> {
    return move(() => {
      if (predicate()) return true;
      const next = timers.first;
      if (!next || timers.foreground === 0) return false;
      if (next.dueAt > untilMs) {
        nowMs = Math.max(nowMs, untilMs);
        return false;
      }
      fire(next);
      return undefined;
    });
  }

  return {
    now: () => nowMs,
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
    async busy(work) {
      inFlight++;
      touch();
      try {
        return await work;
      } finally {
        touch();
        if (--inFlight === 0) {
          wakeWhenIdle?.();
          wakeWhenIdle = undefined;
        }
      }
    },
    runUntil,
    async settle() {
      await runUntil(() => false);
    },
    async advance(ms) {
      const untilMs = nowMs + ms;
      await move(() => {
        const next = timers.first;
        if (next && next.dueAt <= untilMs) {
          fire(next);
          return undefined;
        }
        nowMs = untilMs;
        return true;
      });
    },
    touch,
  };
}

function nameOf(run: () => unknown): string {
  return run.name || run.toString().replace(/\s+/g, ' ').slice(0, 120);
}
