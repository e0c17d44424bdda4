import type { VirtualClock } from '../../local/cloud/virtual-clock';

/** Moves virtual time until the work is done. For work that comes over TCP the wire has a time of its own, so the world is looked at again and again. */
export async function drive<T>(clock: VirtualClock, work: Promise<T>): Promise<T> {
  let settled = false;
  const done = () => {
    settled = true;
  };
  work.then(done, done);
  while (!settled) {
    await clock.runUntil(() => settled);
    await new Promise((resolve) => setImmediate(resolve));
  }
  return work;
}
