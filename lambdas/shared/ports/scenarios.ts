import type { Scenario } from '../domain/scenario';

/** `claimed`: it is the asker's to write. `being written`: somebody else is at it. `stored`: it is there. */
export type ScenarioClaim = 'claimed' | 'being written' | 'stored';

/** One scenario per callback, about what the call is to be about; `topicId` tells two topics of one callback apart. */
export interface Scenarios {
  find(callbackId: string): Promise<Scenario | undefined>;
  /** For one writer at a time. A claim ends at `until` (epoch ms). A new topic takes the place of the old one, written or not. */
  claim(callbackId: string, topicId: string, until: number): Promise<ScenarioClaim>;
  /** Keeps it, unless the call has got another topic meanwhile. */
  save(callbackId: string, topicId: string, scenario: Scenario): Promise<void>;
  /** The writer gives up: the next one need not wait. */
  release(callbackId: string, topicId: string): Promise<void>;
}
