import { askAgain } from '../ask-again';
import { type Slots, textOf } from '../slots';
import type { Reply, Turn } from '../turn';
import { unbooked } from './words';

/** The question of each slot that takes whatever is said. */
const QUESTIONS = { Name: 'askName', Company: 'askCompany', UseCase: 'askUseCase' } as const;

/**
 * Slots that take whole utterances take "cancel" and "repeat that" for values too: here they are what they say. `undefined`: it is an answer.
 */
export function asideFrom(turn: Turn, slots: readonly string[]): Reply | undefined {
  const { transcript, language, hook } = turn;
  const { leave, repeat, help } = language.keywords;
  const slot = slots.find((name) => isAnswer(turn, name));
  if (slot === undefined || hook !== 'dialog') return undefined;
  if (leave.test(transcript)) return unbooked(turn, language.texts.left);
  if (!repeat.test(transcript) && !(help.test(transcript) && transcript.split(' ').length <= HELP_MAX_WORDS)) return undefined;
  const without: Slots = { ...turn.slots, [slot]: null };
  const asked = { intent: turn.intent, slot, message: questionOf(slot, turn), slots: without };
  return askAgain(turn, asked, asked.message);
}

/** "We need help with our invoices" is a topic. */
const HELP_MAX_WORDS = 3;

/** What was said in this turn is the value of the slot. */
export function isAnswer({ transcript, slots }: Pick<Turn, 'transcript' | 'slots'>, name: string): boolean {
  const text = textOf(slots[name]);
  return text !== undefined && transcript !== '' && transcript.startsWith(text);
}

function questionOf(slot: string, { language: { texts } }: Turn): string {
  const question = QUESTIONS[slot as keyof typeof QUESTIONS];
  return question ? texts.booking[question] : texts.message.ask;
}
