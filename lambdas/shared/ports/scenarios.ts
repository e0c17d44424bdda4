import type { Scenario } from '../domain/scenario';

export interface Scenarios {
  find(callbackId: string): Promise<Scenario | undefined>;
  /** Keeps the first one that was stored, and returns it. */
  save(callbackId: string, scenario: Scenario): Promise<Scenario>;
}
