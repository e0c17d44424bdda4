import type { BotLocale } from '../bot/bot';
import { wireContexts } from '../contexts';
import { freshIntent } from '../dialog/turn';
import type { Session } from '../session';

/** `sessionState` as the runtime API returns it. */
export const wireSessionState = ({ dialogAction, intent, attributes, activeContexts }: Session, originatingRequestId: string) => ({
  ...(dialogAction && { dialogAction }),
  ...(intent && { intent }),
  ...(activeContexts.length > 0 && { activeContexts: wireContexts(activeContexts) }),
  sessionAttributes: attributes,
  originatingRequestId,
});

/** `interpretations` as the runtime API returns them: scores are objects, FallbackIntent has none. */
export const wireInterpretations = ({ interpretations, intent: current }: Session, locale: BotLocale) =>
  interpretations.map(({ intent, score, slots }) => ({
    ...(score !== undefined && { nluConfidence: { score } }),
    interpretationSource: 'Lex',
    intent: current?.name === intent ? current : freshIntent({ locale }, intent, slots),
  }));
