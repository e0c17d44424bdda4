import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { Refused } from '../http/refused';

/** The longest that anybody would write a number. */
const MOST_CHARACTERS = 40;

/** E.164 of any spelling; without a country code it is taken to be of the United States, where the contact center is. Throws Refused. */
export function e164(spelling: string): string {
  const text = spelling.trim().replace(/^tel:/i, '').replace(/^00/, '+');
  const parsed = text.length <= MOST_CHARACTERS ? parsePhoneNumberFromString(text, { defaultCountry: 'US', extract: false }) : undefined;
  if (!parsed?.isPossible() || parsed.ext)
    throw new Refused(400, 'that is no phone number: write it with its country code, such as +1 415 555 2671');
  return parsed.number;
}
