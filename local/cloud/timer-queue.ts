import type { Timer } from './clock';

export interface QueuedTimer extends Timer {
  /** Ties are broken by the order of setting. */
  readonly order: number;
  readonly background: boolean;
  readonly run: () => unknown;
  /** Its place in the heap; -1 when it has fired or was cleared. */
  index: number;
}

/** A binary heap of timers, the earliest first. A cleared timer leaves at once: SDKs set and clear one for every request. */
export class TimerQueue {
  readonly #heap: QueuedTimer[] = [];
  #foreground = 0;

  /** How many timers are a reason for time to pass. */
  get foreground(): number {
    return this.#foreground;
  }

  get first(): QueuedTimer | undefined {
    return this.#heap[0];
  }

  add(timer: QueuedTimer): void {
    if (!timer.background) this.#foreground++;
    this.#heap.push(timer);
    this.#rise(timer, this.#heap.length - 1);
  }

  remove(timer: QueuedTimer): void {
    const { index } = timer;
    if (index < 0 || this.#heap[index] !== timer) return;
    if (!timer.background) this.#foreground--;
    timer.index = -1;
    const last = this.#heap.pop();
    if (!last || last === timer) return;
    this.#rise(last, index);
    this.#sink(last, last.index);
  }

  #rise(timer: QueuedTimer, index: number): void {
    let at = index;
    while (at > 0) {
      const parentAt = (at - 1) >> 1;
      const parent = this.#heap[parentAt];
      if (!parent || !before(timer, parent)) break;
      this.#place(parent, at);
      at = parentAt;
    }
    this.#place(timer, at);
  }

  #sink(timer: QueuedTimer, index: number): void {
    let at = index;
    for (;;) {
      const left = this.#heap[2 * at + 1];
      const right = this.#heap[2 * at + 2];
      const child = left && right && before(right, left) ? right : left;
      if (!child || !before(child, timer)) break;
      const childAt = child.index;
      this.#place(child, at);
      at = childAt;
    }
    this.#place(timer, at);
  }

  #place(timer: QueuedTimer, index: number): void {
    this.#heap[index] = timer;
    timer.index = index;
  }
}

function before(a: QueuedTimer, b: QueuedTimer): boolean {
  return a.dueAt < b.dueAt || (a.dueAt === b.dueAt && a.order < b.order);
}
