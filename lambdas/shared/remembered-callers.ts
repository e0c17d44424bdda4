import type { CallerContext } from './domain/caller-context';
import { MemoryCache } from './policy/memory-cache';
import type { Callers } from './ports/callers';

export interface RememberedCallersOptions {
  readonly maxEntries: number;
  readonly ttlMs: number;
  readonly now: () => number;
}

/** Callers as they were found a moment ago, for as long as that is good enough. */
export function rememberedCallers(callers: Callers, options: RememberedCallersOptions): Callers {
  const memory = new MemoryCache<CallerContext>(options);
  return {
    async find(callerId) {
      const known = memory.get(callerId);
      if (known) return known;
      const found = await callers.find(callerId);
      memory.set(callerId, found);
      return found;
    },
  };
}
