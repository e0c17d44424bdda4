import type { Clock } from '../../cloud/clock';

/** Lets work go on by itself. It handles its own errors; one that it did not foresee surfaces where time is moved. */
export function detach(work: Promise<unknown>, clock: Clock): void {
  work.catch((error: unknown) => {
    clock.setTimeout(() => {
      throw error;
    }, 0);
  });
}
