import type { Texts } from '../../shared/language/texts';
import type { IntentName } from '../intents/intent-name';
import type { FallbackReason } from '../rung';
import type { Reply, Turn } from '../turn';

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

/** Intents that act at fulfillment: nobody may be left believing that it is done, or that it is not. */
const ACTING: Partial<Record<IntentName, keyof Texts['canned']>> = {
  Callback: 'booking',
  LeaveMessage: 'booking',
  DeleteMyInfo: 'erasing',
};

/** Fixed words, where nothing better is there in time. */
export function cannedReply(turn: Pick<Turn, 'session' | 'language'> & Partial<Turn>, why: FallbackReason): Reply {
  const acting = turn.hook === 'fulfillment' && turn.intent ? ACTING[turn.intent] : undefined;
  const lines = turn.language.texts.canned[acting ?? TEXTS_FOR[why]];
  return { message: vary(turn.session.turn, lines), dialogAction: { type: 'ElicitIntent' }, rung: 'canned', why };
}

/** The next of `lines` each turn: never the same one twice running. */
export const vary = (turn: number, lines: readonly string[]): string => lines[turn % lines.length] ?? '';
