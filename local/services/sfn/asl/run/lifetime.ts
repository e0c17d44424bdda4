import type { Clock } from '../../../../cloud/clock';
import { Ended } from '../failure';

/** How long a branch, or a whole execution, goes on. Whatever it waits for is let go of when it ends. */
export class Lifetime {
  private readonly endings = new Set<() => void>();
  isOver = false;

  /** Ends with this one, or before it. */
  child(): Lifetime {
    const child = new Lifetime();
    if (this.isOver) child.end();
    else this.onEnd(() => child.end());
    return child;
  }

  /** Returns what takes it back. */
  onEnd(ending: () => void): () => void {
    this.endings.add(ending);
    return () => void this.endings.delete(ending);
  }

  end(): void {
    if (this.isOver) return;
    this.isOver = true;
    for (const ending of [...this.endings]) ending();
    this.endings.clear();
  }

  /** Rejects with Ended when the life ends first. */
  sleep(clock: Clock, delayMs: number): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.isOver) return reject(new Ended());
      const timer = clock.setTimeout(() => {
        takeBack();
        resolve();
      }, delayMs);
      const takeBack = this.onEnd(() => {
        clock.clearTimeout(timer);
        reject(new Ended());
      });
    });
  }
}
