import type { Dialing, Edit, Execution, Machine, PhoneState, Sales } from '../../protocol';
import type { TranscriptLine } from './transcript';

/** Everything the page shows except the spans of the trace, which `SpanIndex` keeps. */
export interface ConsoleState {
  /** False until the first snapshot. */
  readonly isLoaded: boolean;
  /** The number that callers dial, E.164. */
  readonly number: string;
  readonly templates: readonly { readonly name: string; readonly sha256: string }[];
  readonly machines: readonly Machine[];
  /** Newest first. */
  readonly executions: readonly Execution[];
  readonly sales: Sales;
  readonly dialing: Dialing;
  /** Promises that Salesforce has caught up with while the page was open, newest first. */
  readonly synced: readonly SyncedPromise[];
  readonly phone: PhoneState;
  readonly transcript: readonly TranscriptLine[];
  readonly faults: readonly ShownFault[];
  /** Those in ALARM, the latest first. */
  readonly alarms: readonly ShownAlarm[];
  /** The latest change of each file that ops edit, newest first. */
  readonly edits: readonly Edit[];
}

export interface SyncedPromise {
  readonly callbackId: string;
  readonly name: string;
  readonly company: string;
}

export interface ShownFault {
  /** Epoch ms. */
  readonly at: number;
  readonly what: string;
  readonly where: string;
}

export interface ShownAlarm {
  readonly name: string;
  /** Epoch ms. */
  readonly since: number;
}

export const EMPTY: ConsoleState = {
  isLoaded: false,
  number: '',
  templates: [],
  machines: [],
  executions: [],
  sales: { isDown: false, leads: [], tasks: [], pending: [] },
  dialing: { isStopped: false, isBroken: false, held: 0, waiting: 0 },
  synced: [],
  phone: { state: 'idle', from: '' },
  transcript: [],
  faults: [],
  alarms: [],
  edits: [],
};
