import { InvalidInput } from '../shared/domain/errors';
import { type PhoneNumber, parsePhoneNumber } from '../shared/domain/phone-number';
import { DEFAULT_LANGUAGE, type Language, languageOf } from '../shared/language/language';
import { isIntentName } from './intents/intent-name';
import { parseSession, type Session } from './session';
import { cleaned, parseSlots } from './slots';
import type { Turn } from './turn';

/** Lex's own limit for text; speech is shorter. */
export const TRANSCRIPT_MAX_CHARACTERS = 1024;

/**
 * Reads an untrusted Lex V2 event, once. `turn` is missing when there is nothing to answer: no known intent, another language, no session.
 * What the conversation carries is given back even then. Never throws.
 */
export function parseEvent(event: unknown): { readonly session: Session; readonly language: Language; readonly turn?: Turn } {
  const { sessionState, sessionId, inputTranscript, inputMode, invocationSource, requestAttributes, bot } = fieldsOf(event);
  const state = fieldsOf(sessionState);
  const { name, slots, confirmationState } = fieldsOf(state['intent']);
  const session = parseSession(state['sessionAttributes']);
  const isOnConnect = fieldsOf(requestAttributes)['x-amz-lex:channels:platform'] === 'Connect';
  const contactId = [isOnConnect ? session.carried['contactId'] : undefined, sessionId].find(isId);
  const { localeId = DEFAULT_LANGUAGE.localeId } = fieldsOf(bot);
  const language = languageOf(localeId);
  if (typeof name !== 'string' || !isIntentName(name) || !contactId || !language)
    return { session, language: language ?? DEFAULT_LANGUAGE };
  const isPressed = inputMode === 'DTMF';
  const transcript = cleaned(inputTranscript, TRANSCRIPT_MAX_CHARACTERS);
  return {
    session,
    language,
    turn: {
      intent: name,
      hook: invocationSource === 'DialogCodeHook' ? 'dialog' : 'fulfillment',
      confirmation:
        confirmationState === 'Confirmed' || confirmationState === 'Denied'
          ? confirmationState
          : pressedAnswer(name, transcript, isPressed, session),
      slots: parseSlots(slots),
      isPressed,
      transcript,
      contactId,
      isOnConnect,
      callerNumber: numberOf(session.carried['callerNumber']),
      session,
      language,
    },
  };
}

/** To a question for a yes or no, 1 is yes and 2 is no. Lex itself knows no keys that mean either. */
function pressedAnswer(intent: string, key: string, isPressed: boolean, { asked }: Session): Turn['confirmation'] {
  if (!isPressed || asked?.intent !== intent || asked.slot !== undefined) return 'None';
  return key === '1' ? 'Confirmed' : key === '2' ? 'Denied' : 'None';
}

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

/** Of Lex sessions and Connect contacts. */
const isId = (id: unknown): id is string => typeof id === 'string' && /^[0-9a-zA-Z._:-]{2,100}$/.test(id);

/** Connect gives E.164, or `anonymous`. */
function numberOf(text: string | undefined): PhoneNumber | undefined {
  try {
    return text?.startsWith('+') ? parsePhoneNumber(text) : undefined;
  } catch (error) {
    if (error instanceof InvalidInput) return undefined;
    throw error;
  }
}
