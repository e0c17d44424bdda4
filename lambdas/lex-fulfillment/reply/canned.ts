import type { Turn } from '../event';
import type { Reply } from '../turn';

/** Why nothing better is said. */
export type CannedReason = 'late' | 'failed' | 'unheard' | 'unknown' | 'spent';

/** Several ways to say it, so that the same words never come twice running. */
const CANNED: Readonly<Record<CannedReason, readonly string[]>> = {
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
  unheard: ['Sorry, I did not hear you. Could you say that again?', 'I did not catch that. Once more, please?', 'Please say that again.'],
  unknown: ['Sorry, I did not understand. Could you say it in other words?', 'Could you say that another way, please?'],
  spent: [
    'We have talked a good while. A colleague can take it from here: just say, call me back.',
    'For everything beyond this, say: call me back, and we go on from there.',
  ],
};

/** While a callback is being booked nobody may be left believing that it is, or that it is not. */
const CANNED_BOOKING: readonly string[] = [
  'Sorry, that took too long, and I cannot tell whether you are booked. Please ask me again to call you back.',
  'I still cannot tell whether you are booked, sorry. Please say once more: call me back.',
];

export function cannedReply(turn: Turn | undefined, reason: CannedReason): Reply {
  const isBooking = turn?.intent === 'Callback' && turn.hook === 'fulfillment';
  const lines = isBooking ? CANNED_BOOKING : CANNED[reason];
  return { message: vary(turn?.session.turn ?? 0, lines), dialogAction: { type: 'ElicitIntent' }, rung: 'canned' };
}

/** The next of `lines` each turn: never the same one twice running. */
export const vary = (turn: number, lines: readonly string[]): string => lines[turn % lines.length] ?? '';
