import type { CallerContext } from '../domain/caller-context';

/** People who were called back before, by their opaque id. */
export interface Callers {
  find(callerId: string): Promise<CallerContext>;
}
