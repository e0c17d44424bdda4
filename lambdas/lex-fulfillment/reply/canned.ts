import type { Texts } from '../../shared/language/texts';
import type { Turn } from '../event';
import type { Reply } from '../turn';

/** Why nothing better is said; for ops. */
export type FallbackReason =
  /** Nothing came in time. */
  | 'late'
  /** The model has no capacity. */
  | 'throttled'
  /** The model fails so often that it is not asked. */
  | 'resting'
  /** The model said that it would rather not. */
  | 'refused'
  /** What the model wrote may not be spoken. */
  | 'unusable'
  /** The guardrail stopped what the caller said. */
  | 'blocked'
  /** The guardrail could not tell, and the policy is to say nothing then. */
  | 'unguarded'
  | 'failed'
  | 'unheard'
  | 'unknown'
  | 'spent';

/** Several ways to say each, so that the same words never come twice running. */
const TEXTS_FOR: Readonly<Record<FallbackReason, keyof Texts['canned']>> = {
  late: 'late',
  throttled: 'failed',
  resting: 'failed',
  refused: 'declined',
  unusable: 'failed',
  blocked: 'declined',
  unguarded: 'failed',
  failed: 'failed',
  unheard: 'unheard',
  unknown: 'unknown',
  spent: 'spent',
};

/** Fixed words. While a callback is being booked nobody may be left believing that it is, or that it is not. */
export function cannedReply(turn: Pick<Turn, 'session' | 'language'> & Partial<Turn>, why: FallbackReason): Reply {
  const isBooking = turn.intent === 'Callback' && turn.hook === 'fulfillment';
  const lines = turn.language.texts.canned[isBooking ? 'booking' : TEXTS_FOR[why]];
  return { message: vary(turn.session.turn, lines), dialogAction: { type: 'ElicitIntent' }, rung: 'canned', why };
}

/** The next of `lines` each turn: never the same one twice running. */
export const vary = (turn: number, lines: readonly string[]): string => lines[turn % lines.length] ?? '';
