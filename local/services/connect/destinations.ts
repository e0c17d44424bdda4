import { parsePhoneNumberFromString } from 'libphonenumber-js';
import type { ConnectSettings } from './store';

/** Why the instance may not call this number; the number itself is not told. */
export function destinationComplaint(number: string, { destinationCountries, blockedPrefixes }: ConnectSettings): string | undefined {
  const blocked = blockedPrefixes.find((prefix) => number.startsWith(prefix));
  if (blocked) return `numbers that begin with ${blocked} cannot be called before a quota request`;
  const parsed = parsePhoneNumberFromString(number);
  // Of a number that is not in use the plan tells only the calling code: +1 is then taken for the United States.
  const country = parsed?.country ?? (parsed?.countryCallingCode === '1' ? 'US' : undefined);
  if (country && destinationCountries.includes(country)) return undefined;
  return `numbers in ${country ?? 'this part of the world'} cannot be called by the instance`;
}
