import type { TimeWords } from '../language/language';
import { spoken, type Token } from '../tokens';
import { type SlotType, slotValue } from './slot-type';

const DAY_MS = 86_400_000;
const MAX_WORDS = 6;

/** AMAZON.Date: the day as `2026-11-19`. On whose calendar, AWS does not say: here it is that of UTC. */
export const date = ({ dayOf }: TimeWords, now: () => number): SlotType =>
  ofWords((words) => {
    const day = dayOf(words);
    if (!day) return undefined;
    const today = new Date(now()).getUTCDay();
    const ahead = 'daysAhead' in day ? day.daysAhead : (day.weekday - today + 7) % 7 || 7;
    return [new Date(now() + ahead * DAY_MS).toISOString().slice(0, 10)];
  });

/** AMAZON.Time: `15:00`; while nobody said which half of the day, either may be meant, and the earlier one is first. */
export const time = ({ timeOf }: TimeWords): SlotType =>
  ofWords((words) => {
    const said = timeOf(words);
    if (!said) return undefined;
    const { hour, minute, isExact } = said;
    const hours = isExact || hour > 12 ? [hour] : [hour % 12, (hour % 12) + 12];
    return hours.map((each) => `${two(each)}:${two(minute)}`);
  });

/** AMAZON.Duration: `PT30M`, `PT2H30M`, `P1D`. */
export const duration = ({ spanOf }: TimeWords): SlotType =>
  ofWords((words) => {
    const minutes = spanOf(words);
    if (minutes === undefined || !(minutes > 0)) return undefined;
    const [days, hours, rest] = [Math.floor(minutes / 1_440), Math.floor((minutes % 1_440) / 60), Math.round(minutes % 60)];
    const clock = `${hours ? `${hours}H` : ''}${rest ? `${rest}M` : ''}`;
    return [`P${days ? `${days}D` : ''}${clock ? `T${clock}` : ''}`];
  });

/** The longest stretch of an answer that says one, or exactly the words where a sample has the slot. */
function ofWords(valuesOf: (words: readonly string[]) => readonly string[] | undefined): SlotType {
  const within = (utterance: string, tokens: readonly Token[]) => {
    const values = tokens.length === 0 ? undefined : valuesOf(tokens.map(({ text }) => text));
    return values && slotValue(spoken(utterance, tokens), values[0], [...values]);
  };
  return {
    maxWords: MAX_WORDS,
    within,
    elicited(utterance, tokens) {
      for (let length = Math.min(tokens.length, MAX_WORDS); length > 0; length--) {
        for (let start = 0; start + length <= tokens.length; start++) {
          const found = within(utterance, tokens.slice(start, start + length));
          if (found) return found;
        }
      }
      return undefined;
    },
  };
}

const two = (number: number): string => String(number).padStart(2, '0');
