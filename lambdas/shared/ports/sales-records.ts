import type { Erased } from '../domain/erasure';

/** One number, as sales knows it. Opaque ids only. */
export interface RecordsOf {
  readonly callerId: string;
  /** The number that is erased. Another one may be promised a call meanwhile, of which its lead has to tell. */
  readonly isOwn: boolean;
  /** Of every call that may have left its task. */
  readonly attemptIds: readonly string[];
  /** The lead is about this person alone. Otherwise only the tasks go, and a person looks at the lead. */
  readonly isWhole: boolean;
}

export interface ErasePass {
  /** 1: blanked, and fenced against late writers; deleted at once where the number is another. 2: deleted. */
  readonly pass: 1 | 2;
  /** `<32 hex digits>`: the task that asks a person to erase what is not ours has its id from it. */
  readonly erasureId: string;
  readonly now: number;
}

/** What sales holds about one person. Errors: SalesforceUnavailable (retry), SalesforceRejected (an administrator has to act). */
export interface SalesRecords {
  /**
   * The lead and its tasks are blanked, then deleted. What Atlas does not own (the contact of a converted lead, the record that a lead was merged into)
   * becomes a task for a person, with a due date.
   */
  erase(records: RecordsOf, pass: ErasePass): Promise<Pick<Erased, 'leads' | 'tasks' | 'handedOver' | 'resurrected'>>;
}
