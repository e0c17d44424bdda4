/** Time, as everything under local/ knows it. Nothing there reads Date, timers or performance by itself. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  setTimeout(run: () => void, delayMs: number, options?: TimerOptions): Timer;
  clearTimeout(timer: Timer | undefined): void;
  /** Resolves after `delayMs`; rejects with the signal's reason when it aborts first. */
  sleep(delayMs: number, signal?: AbortSignal): Promise<void>;
  /**
   * Work that is really going on (a database call, a worker thread, bytes on their way over TCP): virtual time stands still until it has ended.
   * Work that itself waits for this clock must never be passed here.
   */
  busy<T>(work: Promise<T>): Promise<T>;
  /**
   * Work that has a time of its own, the machine's (a child process): until it has ended, this clock keeps pace with that. A virtual clock
   * that cannot do so does not have it.
   */
  realTime?<T>(work: Promise<T>): Promise<T>;
  /** Virtual clocks have it: somebody did something, so the world is not quiet yet. */
  touch?(): void;
}

export interface TimerOptions {
  /** Runs whenever time passes, but is no reason for time to pass: schedules, idle checks. */
  readonly background?: boolean;
}

/** Opaque: only the clock that made it can clear it. */
export interface Timer {
  readonly dueAt: number;
}
