import type { Reply, Turn, TurnWork } from '../turn';

/** May fail or be late: takeTurn answers then. After `signal` aborts there is a moment left to say what is complete. */
export type IntentHandler = (turn: Turn, work: TurnWork, signal: AbortSignal) => Promise<Reply>;
