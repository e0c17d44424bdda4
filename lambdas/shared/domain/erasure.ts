/** One person's wish to be forgotten: the row `ERASURE#<erasureId>` | `STATE`. Nothing personal in it, so that it may be kept as the receipt. */
export interface Erasure {
  /** 32 hex digits: see ids.ts. */
  readonly erasureId: string;
  /** Of the number that is erased: an opaque id. */
  readonly callerId: string;
  /** Epoch ms, as every time here. */
  readonly requestedAt: number;
  /** How often the workflow was started for it. */
  readonly runs: number;
  /** When one of its states last did something. */
  readonly workedAt: number;
  /** Everything is gone: absent while it is open. */
  readonly doneAt?: number;
  readonly erased: Erased;
}

/** What was erased, in numbers; a step that is repeated counts what it found this time. */
export interface Erased {
  /** Rows that lost everything personal; they stay as ids and times. */
  readonly callbacks: number;
  /** Items deleted: profile, live callback, scenarios, topics, past attempts. */
  readonly items: number;
  /** In Salesforce. */
  readonly leads: number;
  readonly tasks: number;
  /** Records of Salesforce that Atlas does not own, such as the contact of a converted lead: a person was asked, with a due date. */
  readonly handedOver: number;
  /** Found again by the second pass: a writer that was under way during the first. */
  readonly resurrected: number;
}

export const NOTHING_ERASED: Erased = { callbacks: 0, items: 0, leads: 0, tasks: 0, handedOver: 0, resurrected: 0 };

export const isOpen = ({ doneAt }: Pick<Erasure, 'doneAt'>): boolean => doneAt === undefined;
