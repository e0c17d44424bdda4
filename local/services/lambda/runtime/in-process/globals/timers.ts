import { promisify } from 'node:util';
import type { Clock, Timer } from '../../../../../cloud/clock';
import type { Lifeline } from '../lifeline';

/** As Node has it: a longer delay becomes this. */
const MAX_DELAY_MS = 2 ** 31 - 1;

type Callback = (...args: unknown[]) => unknown;
/** Told what a callback threw or its promise rejected with: nobody in the code can catch it. */
export type Crash = (error: unknown, how: 'Uncaught Exception' | 'Unhandled Promise Rejection') => void;

/** The timers of one environment, on the cloud's clock. Frozen ones are on no clock; those that fell due meanwhile fire after the thaw. */
export class EnvironmentTimers {
  readonly #clock: Clock;
  readonly #life: Lifeline;
  readonly #crash: Crash;
  readonly #active = new Map<number, EnvironmentTimer>();
  #lastId = 0;

  constructor(clock: Clock, life: Lifeline, crash: Crash) {
    this.#clock = clock;
    this.#life = life;
    this.#crash = crash;
  }

  readonly setTimeout = Object.assign((run: Callback, delayMs?: number, ...args: unknown[]) => this.#set(run, delayMs, args, false), {
    [promisify.custom]: (delayMs?: number, value?: unknown) =>
      new Promise((resolve) => this.#set(() => resolve(value), delayMs, [], false)),
  });

  readonly setInterval = (run: Callback, delayMs?: number, ...args: unknown[]) => this.#set(run, delayMs, args, true);

  readonly clear = (timer: EnvironmentTimer | number | string | null | undefined): void => {
    const found = typeof timer === 'object' ? timer : this.#active.get(Number(timer));
    if (found) this.#disarm(found);
    if (found) this.#active.delete(found.id);
  };

  readonly setImmediate = (run: Callback, ...args: unknown[]) => {
    const immediate = { isCleared: false as boolean, ref: () => immediate, unref: () => immediate, hasRef: () => true };
    const turn = new Promise<void>((resolve) => {
      setImmediate(() => {
        this.#life.deliver(() => {
          if (!immediate.isCleared) this.call(run, args);
        });
        resolve();
      });
    });
    void this.#clock.busy(turn);
    return immediate;
  };

  readonly clearImmediate = (immediate: { isCleared: boolean } | undefined): void => {
    if (immediate) immediate.isCleared = true;
  };

  freeze(): void {
    for (const timer of this.#active.values()) this.#disarm(timer);
  }

  thaw(): void {
    for (const timer of this.#active.values()) this.arm(timer);
  }

  clearAll(): void {
    this.freeze();
    this.#active.clear();
  }

  arm(timer: EnvironmentTimer): void {
    this.#disarm(timer);
    this.#active.set(timer.id, timer);
    if (this.#life.isFrozen || this.#life.isDead) return;
    timer.onClock = this.#clock.setTimeout(() => this.#fire(timer), timer.dueAt - this.#clock.now(), { background: !timer.isReferenced });
  }

  has(timer: EnvironmentTimer): boolean {
    return this.#active.has(timer.id);
  }

  now(): number {
    return this.#clock.now();
  }

  call(run: Callback, args: readonly unknown[]): void {
    try {
      const result = run(...args) as Promise<unknown> | undefined;
      if (typeof result?.then === 'function') result.then(undefined, (error: unknown) => this.#crash(error, 'Unhandled Promise Rejection'));
    } catch (error) {
      this.#crash(error, 'Uncaught Exception');
    }
  }

  #set(run: Callback, delayMs: number | undefined, args: readonly unknown[], repeats: boolean): EnvironmentTimer {
    if (typeof run !== 'function') throw new TypeError(`The "callback" argument must be of type function. Received ${typeof run}`);
    const timer = new EnvironmentTimer(this, ++this.#lastId, wholeDelay(delayMs), repeats, () => this.call(run, args));
    this.arm(timer);
    return timer;
  }

  #fire(timer: EnvironmentTimer): void {
    timer.onClock = undefined;
    this.#active.delete(timer.id);
    if (timer.repeats) timer.refresh();
    timer.run();
  }

  #disarm(timer: EnvironmentTimer): void {
    this.#clock.clearTimeout(timer.onClock);
    timer.onClock = undefined;
  }
}

/** What `setTimeout` returns, as Node's own class has it. */
class EnvironmentTimer {
  dueAt: number;
  isReferenced = true;
  onClock: Timer | undefined;

  constructor(
    readonly timers: EnvironmentTimers,
    readonly id: number,
    readonly delayMs: number,
    readonly repeats: boolean,
    readonly run: () => void,
  ) {
    this.dueAt = timers.now() + delayMs;
  }

  ref(): this {
    return this.#reference(true);
  }

  unref(): this {
    return this.#reference(false);
  }

  hasRef(): boolean {
    return this.isReferenced;
  }

  refresh(): this {
    this.dueAt = this.timers.now() + this.delayMs;
    this.timers.arm(this);
    return this;
  }

  close(): this {
    this.timers.clear(this);
    return this;
  }

  [Symbol.toPrimitive](): number {
    return this.id;
  }

  #reference(isReferenced: boolean): this {
    if (this.isReferenced === isReferenced) return this;
    this.isReferenced = isReferenced;
    if (this.timers.has(this)) this.timers.arm(this);
    return this;
  }
}

function wholeDelay(delayMs: number | undefined): number {
  const delay = Number(delayMs);
  return delay >= 1 && delay <= MAX_DELAY_MS ? Math.trunc(delay) : 1;
}
