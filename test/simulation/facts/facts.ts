/** What anybody could have observed of a world: nothing here is believed because the product says so, except rows and leads, which are what it says. */
export interface Facts {
  readonly startedAt: number;
  readonly healedAt: number;
  /** Outbound calls, from the moment that Connect took them. */
  readonly dials: readonly Dial[];
  readonly promises: readonly HeardPromise[];
  /** To be forgotten. */
  readonly wishes: readonly Wish[];
  /** Every version of every row, in the order of being written. */
  readonly moves: readonly Move[];
  /** The bodies of all messages that were sent to queues. */
  readonly queued: readonly string[];
  /** Task tokens that were stored on a row that had ended, and never sent back by whoever stored them. */
  readonly forgottenTokens: readonly string[];
}

/** Times in epoch ms. */
export interface Dial {
  readonly at: number;
  readonly contactId: string;
  readonly number: string;
  /** From the contact's attributes. */
  readonly callbackId: string;
  readonly attempt: number;
  rangAt?: number;
  answeredAt?: number;
  /** Whoever answered said that they are a machine. */
  isTakenByMailbox?: boolean;
  endedAt?: number;
  /** Connect's disconnect reason. */
  reason?: string;
}

/** Somebody heard that they will be called. */
export interface HeardPromise {
  readonly at: number;
  /** The contact in which it was said. */
  readonly contactId: string;
  /** Who heard it: the number that they rang from. */
  readonly heardBy: string;
  /** The one that was read back to them; their own when none was. */
  readonly number: string;
  /** Their own, when they were told of a callback that is booked already: it may be of either number. */
  readonly orNumber?: string;
}

/** Somebody who was asked whether they want to be forgotten: whoever is asked does. */
export interface Wish {
  /** When they were asked. */
  readonly at: number;
  readonly contactId: string;
  /** What they rang from, which is who they are. */
  readonly number: string;
  /** When they were told that it is done. */
  toldAt?: number;
}

export interface Move {
  readonly at: number;
  /** The row was put, not updated. */
  readonly isNew: boolean;
  readonly callbackId: string;
  /** Until it is erased. */
  readonly number?: string;
  /** What whoever asked rang from. */
  readonly askedBy?: string;
  /** Lex had forgotten who rang: the product takes the number to be theirs. */
  readonly isAnonymous?: boolean;
  readonly attempt: number;
  readonly state: string;
  readonly rank: number;
  readonly version: number;
}

/** `CALLBACK#<id>` | `STATE`, as it stands in the table. */
export interface Row {
  readonly callbackId: string;
  readonly number?: string;
  /** Of the number: an opaque id. */
  readonly callerId?: string;
  /** Of what was rung from. */
  readonly requestedBy?: string;
  readonly state: string;
  readonly rank: number;
  readonly outcome?: string;
  /** Why it was put off, or ended as it did. */
  readonly reason?: string;
  readonly attempt: number;
  readonly ordinal: number;
  readonly version: number;
  readonly syncedVersion: number;
  /** Epoch seconds. */
  readonly dueAt: number;
  /** Epoch ms. */
  readonly requestedAt: number;
  readonly endedAt?: number;
  readonly answeredAt?: number;
  readonly inboundContactId?: string;
  /** Set while the row still has work left. */
  readonly openShard?: string;
}

/** Times in epoch ms. */
export interface TableItem {
  readonly partition: string;
  readonly sortKey: string;
  readonly requestedAt?: number;
  readonly requestedBy?: string;
  readonly text: string;
}

/** What only the end can tell. */
export interface Ending extends Facts {
  readonly endedAt: number;
  readonly rows: readonly Row[];
  readonly leads: readonly Readonly<Record<string, unknown>>[];
  readonly tasks: readonly Readonly<Record<string, unknown>>[];
  readonly executions: readonly {
    readonly stateMachineName: string;
    readonly name: string;
    readonly status: string;
    readonly startedAt: number;
  }[];
  /** Of the trace: what the host found wrong with template, product or permissions. */
  readonly faults: readonly { readonly what: string; readonly where: string }[];
  /** Every place where nothing personal may be, with its text. */
  readonly public: readonly { readonly where: string; readonly text: string }[];
  /** The arrows at which something went wrong. */
  readonly struck: readonly string[];
  /** `ERASURE#<id>` | `STATE`; those without `doneAt` are not done. */
  readonly erasures: readonly { readonly erasureId: string; readonly doneAt?: number }[];
  /** Every item of the table. */
  readonly items: readonly TableItem[];
  readonly people: readonly { readonly number: string; readonly name: string; readonly company: string }[];
  /** What people said of themselves. */
  readonly canaries: readonly string[];
}

export const ENDED_RANK = 8;
export const isEnded = ({ rank }: Pick<Row, 'rank'>): boolean => rank >= ENDED_RANK;

/** Nothing is left of it but ids and times. */
export const isErased = ({ state }: Pick<Row, 'state'>): boolean => state === 'ERASED';
