import { Worker } from 'node:worker_threads';
import { WorkerFile } from './worker-file';
import type { WorldOptions, WorldResult } from './world';

/** The machine has two cores; a third thread would only wait. */
const THREADS = 2;
/** A world takes less than a second; one that takes this long goes in circles, although its process may have been halted for a while. */
const HUNG_AFTER_MS = 600_000;

export type Job = WorldOptions;

interface Waiting {
  readonly job: Job;
  readonly resolve: (result: WorldResult) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Threads that run worlds, one after the other in each. Jobs start in the order of asking.
 *
 * How V8 works in them is said where the process starts (`simulate` in package.json); limits of a thread would overrule it. The young generation holds
 * what a world allocates, and the old one grows to 800 MB before it is looked through: until then that costs more than it frees. Code is compiled at once
 * and optimized late, because each environment runs it only a few times.
 */
export class Pool {
  readonly #idle: Worker[] = [];
  readonly #all = new Set<Worker>();
  readonly #queue: Waiting[] = [];
  readonly #running = new Set<() => void>();
  readonly #file = new WorkerFile();
  #isClosed = false;

  constructor(threads = THREADS) {
    for (let i = 0; i < threads; i++) this.#idle.push(this.#start());
  }

  run(job: Job): Promise<WorldResult> {
    return new Promise((resolve, reject) => {
      if (this.#isClosed) return reject(new Error(`seed ${job.seed} was not run: the pool is closed`));
      this.#queue.push({ job, resolve, reject });
      this.#next();
    });
  }

  /** What runs or waits is given up. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const { job, reject } of this.#queue.splice(0)) reject(new Error(`seed ${job.seed} was not run: the pool is closed`));
    for (const giveUp of this.#running) giveUp();
    await Promise.all([...this.#all].map((worker) => worker.terminate()));
    this.#file.remove();
  }

  #start(): Worker {
    const worker = new Worker(this.#file.path, { execArgv: [] });
    this.#all.add(worker);
    return worker;
  }

  #next(): void {
    const worker = this.#queue.length > 0 ? this.#idle.shift() : undefined;
    const waiting = worker && this.#queue.shift();
    if (!worker || !waiting) return;
    const { job, resolve, reject } = waiting;
    const hung = setTimeout(() => replace(new Error(`seed ${job.seed} has not ended after ${HUNG_AFTER_MS / 1000} s`)), HUNG_AFTER_MS);
    const free = () => {
      clearTimeout(hung);
      this.#running.delete(giveUp);
      worker.off('error', replace).off('message', answer);
    };
    const replace = (error: Error) => {
      free();
      this.#all.delete(worker);
      void worker.terminate();
      this.#idle.push(this.#start());
      reject(error);
      this.#next();
    };
    const giveUp = () => {
      free();
      reject(new Error(`seed ${job.seed} was given up: the pool is closed`));
    };
    this.#running.add(giveUp);
    const answer = (message: { result: WorldResult } | { error: string }) => {
      free();
      this.#idle.push(worker);
      if ('error' in message) reject(new Error(message.error));
      else resolve(message.result);
      this.#next();
    };
    worker.once('error', replace).once('message', answer);
    worker.postMessage(job);
  }
}
