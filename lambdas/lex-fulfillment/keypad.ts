import { askAgain } from './ask-again';
import { fixedSpeech } from './reply/rules';
import { slotOf } from './slots';
import type { Reply, Turn } from './turn';

/** From here on it is the number to call. */
const NUMBER_MIN_DIGITS = 7;

/** What a key means while no intent asks for one: 1 a callback, 2 the other language, 0 a colleague; a whole number is one to call. */
export function pressedKey(turn: Turn): Reply {
  const { transcript: keys, language, session } = turn;
  const { texts } = language;
  if (session.asked) return askAgain(turn, session.asked, session.asked.message);
  if (keys === '0')
    return { ...fixedSpeech(turn, [texts.speakToSomeone.oneMoment]), dialogAction: { type: 'Close' }, intent: 'SpeakToSomeone', slots: {} };
  if (keys === '2')
    return { ...fixedSpeech(turn, [texts.changeLanguage]), dialogAction: { type: 'Close' }, intent: 'ChangeLanguage', slots: {} };
  const isNumber = keys.length >= NUMBER_MIN_DIGITS;
  if (keys !== '1' && !isNumber) return fixedSpeech(turn, [texts.keys.which]);
  return {
    message: texts.booking.askName,
    dialogAction: { type: 'ElicitSlot', slot: 'Name' },
    intent: 'Callback',
    rung: 'keyword',
    slots: { Name: null, Company: null, UseCase: null, PhoneNumber: isNumber ? slotOf(keys) : null },
    confirmation: 'None',
  };
}
