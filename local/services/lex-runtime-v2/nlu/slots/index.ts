import type { Language } from '../language/language';
import { alphaNumeric } from './alpha-numeric';
import { confirmation } from './confirmation';
import { date, duration, time } from './date-and-time';
import { freeFormInput } from './free-form-input';
import { name } from './name';
import { number } from './number';
import { phoneNumber } from './phone-number';
import type { SlotType } from './slot-type';

/** The built-in slot types that are understood here; a bot that uses another one is refused when it is loaded. */
export const builtInSlotTypes = (language: Language, now: () => number): Readonly<Record<string, SlotType>> => ({
  'AMAZON.AlphaNumeric': alphaNumeric(undefined, language),
  'AMAZON.Confirmation': confirmation(language),
  'AMAZON.Date': date(language.times, now),
  'AMAZON.Duration': duration(language.times),
  'AMAZON.FirstName': name('first', language),
  'AMAZON.FreeFormInput': freeFormInput,
  'AMAZON.LastName': name('last', language),
  'AMAZON.Number': number(language),
  'AMAZON.PhoneNumber': phoneNumber(language),
  'AMAZON.Time': time(language.times),
});
