import type { Clock } from './clock';
import { systemClock } from './system-clock';
import { type VirtualClock, virtualClock } from './virtual-clock';

/** While it keeps pace, time passes in steps of the machine's time that has gone meanwhile: at least this. */
const STEP_MS = 1;

/**
 * Virtual time for work that has a time of its own: while any `realTime` work goes on, this clock keeps pace with the machine's, timers
 * falling due as they would there; while none does, it moves from timer to timer as a virtual clock. So a time-out within a child process,
 * the pauses between the words of a model and the time-out of the function are all of one measure, and nobody waits for a caller to think.
 * Like every virtual clock it moves only while somebody moves it.
 */
export function pacedClock({ startMs, machine = systemClock() }: { startMs: number; machine?: Clock }): VirtualClock {
  const virtual = virtualClock({ startMs });
  let working = 0;
  let isMoved = false as boolean;
  /** The machine's time up to which virtual time has been moved. */
  let machineMs = 0;
  /** Work that has ended, at a time that this clock has yet to reach. */
  let behind: (() => void)[] = [];

  async function realTime<T>(work: Promise<T>): Promise<T> {
    if (working++ === 0) machineMs = machine.now();
    virtual.touch();
    try {
      return await work;
    } finally {
      if (isMoved) await new Promise<void>((resume) => behind.push(resume));
      working--;
      virtual.touch();
    }
  }

  /** Lets the machine's time pass, and moves virtual time as far as that has gone, not beyond `untilMs`. */
  async function keepPace(untilMs: number): Promise<void> {
    await machine.sleep(STEP_MS);
    const ended = behind;
    behind = [];
    const passedMs = Math.max(0, machine.now() - machineMs);
    machineMs += passedMs;
    await virtual.advance(Math.min(passedMs, untilMs - virtual.now()));
    for (const resume of ended) resume();
  }

  async function move(predicate: () => boolean, untilMs: number): Promise<boolean> {
    for (;;) {
      const isStopped = await virtual.runUntil(() => predicate() || working > 0, { untilMs });
      if (predicate()) return true;
      if (virtual.now() >= untilMs || !(isStopped || working > 0)) return false;
      while (working > 0 && virtual.now() < untilMs && !predicate()) await keepPace(untilMs);
    }
  }

  async function runUntil(predicate: () => boolean, { untilMs = Number.POSITIVE_INFINITY }: { untilMs?: number } = {}): Promise<boolean> {
    isMoved = true;
    try {
      return await move(predicate, untilMs);
    } finally {
      isMoved = false;
      for (const resume of behind.splice(0)) resume();
    }
  }

  return {
    ...virtual,
    realTime,
    runUntil,
    async settle() {
      await runUntil(() => false);
    },
    async advance(ms) {
      const untilMs = virtual.now() + ms;
      // In the foreground, so that time passes to the end of it.
      const end = virtual.setTimeout(() => {}, ms);
      await runUntil(() => virtual.now() >= untilMs);
      virtual.clearTimeout(end);
    },
  };
}
