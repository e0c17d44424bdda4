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

/** Several ways to say it, so that the same words never come twice running. */
const WORDS = {
  late: [
    'Sorry, I need a moment longer for that. Could you say it again?',
    'That took me too long, sorry. Could you put it another way?',
    'I did not get that ready in time. What was your question?',
  ],
  failed: [
    'Sorry, I cannot answer that just now. What else can I help with?',
    'I have no good answer to that at the moment. Would you like to be called back about it?',
    'That one escapes me right now. You can ask something else, or say: call me back.',
  ],
  declined: [
    'That is nothing I can help with. I can tell you about the demo, or have you called back.',
    'I would rather stay with the demo. Ask me about it, or say: call me back.',
    'I cannot help with that one. What would you like to know about the demo?',
  ],
  unheard: ['Sorry, I did not hear you. Could you say that again?', 'I did not catch that. Once more, please?', 'Please say that again.'],
  unknown: ['Sorry, I did not understand. Could you say it in other words?', 'Could you say that another way, please?'],
  spent: [
    'We have talked a good while. A colleague can take it from here: just say, call me back.',
    'For everything beyond this, say: call me back, and we go on from there.',
  ],
} satisfies Record<string, readonly string[]>;

const WORDS_FOR: Readonly<Record<FallbackReason, keyof typeof WORDS>> = {
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

/** While a callback is being booked nobody may be left believing that it is, or that it is not. */
const CANNED_BOOKING: readonly string[] = [
  'Sorry, that took too long, and I cannot tell whether you are booked. Please ask me again to call you back.',
  'I still cannot tell whether you are booked, sorry. Please say once more: call me back.',
];

export function cannedReply(turn: Turn | undefined, why: FallbackReason): Reply {
  const isBooking = turn?.intent === 'Callback' && turn.hook === 'fulfillment';
  const lines = isBooking ? CANNED_BOOKING : WORDS[WORDS_FOR[why]];
  return { message: vary(turn?.session.turn ?? 0, lines), dialogAction: { type: 'ElicitIntent' }, rung: 'canned', why };
}

/** The next of `lines` each turn: never the same one twice running. */
export const vary = (turn: number, lines: readonly string[]): string => lines[turn % lines.length] ?? '';
