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

/** What is asked for in the same breath goes with the rest: clocks of environments differ, and nothing may be left because of that. */
const SAME_BREATH_MS = 30_000;

/** A wish takes the callbacks that the person has asked for until this moment. Epoch ms. */
export const reachesUntil = ({ requestedAt }: Pick<Erasure, 'requestedAt'>): number => requestedAt + SAME_BREATH_MS;

/** A run that has done nothing for so long is lost: its longest pause and its retries take half of that. */
export const RUN_LOST_MS = 60 * 60_000;

/** What is told to whoever asks later: nothing personal in it. Times in ISO 8601. */
export interface Receipt {
  readonly requestedAt: string;
  readonly doneAt: string;
  readonly erased: Erased;
  /** What Atlas cannot erase, or does not own, and how long it lasts. */
  readonly notOurs: readonly string[];
}

export const receiptOf = ({ requestedAt, doneAt, erased }: Erasure): Receipt => ({
  requestedAt: new Date(requestedAt).toISOString(),
  doneAt: new Date(doneAt ?? requestedAt).toISOString(),
  erased,
  notOurs: [
    ...(erased.handedOver > 0
      ? [`Salesforce: ${erased.handedOver} records that Atlas does not own; a task with a due date asks a person`]
      : []),
    ...KEPT_BY_OTHERS,
  ],
});

/** Found in docs/operations/erasure.md, with what to do about each. */
const KEPT_BY_OTHERS: readonly string[] = [
  'Amazon Connect: its contact records hold the number and the times of calls for 24 months; nobody can delete them. Nothing is recorded',
  'DynamoDB: point-in-time recovery holds the erased rows for 35 days; a table restored from it is erased again',
  'Salesforce: the recycle bin holds deleted leads and tasks for 15 days, what Atlas wrote blanked before',
];
