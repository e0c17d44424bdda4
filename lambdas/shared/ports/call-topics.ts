import type { CallTopic } from './scenarios-ahead';

/** What calls will be about that are being booked right now; for an hour, in the table only. */
export interface CallTopics {
  save(callbackId: string, topic: CallTopic): Promise<void>;
  find(callbackId: string): Promise<CallTopic | undefined>;
  remove(callbackId: string): Promise<void>;
}
