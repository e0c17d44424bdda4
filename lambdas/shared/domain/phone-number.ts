import {
  type CountryCode,
  isSupportedCountry,
  Metadata,
  type PhoneNumber as Parsed,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/min';
import { InvalidInput } from './errors';

/** A number that exists by its country's numbering plan, in E.164. Parsed once, at the edge. */
export type PhoneNumber = string & { readonly __brand: 'PhoneNumber' };

/** ISO 3166 alpha-2: `US`, `CA`, `GB` … */
export type Country = CountryCode;

/** What kind of line it is, in libphonenumber's words: MOBILE, FIXED_LINE_OR_MOBILE, PREMIUM_RATE … */
export type NumberType = NonNullable<ReturnType<Parsed['getType']>>;

/**
 * Reads a number as dialled or heard. Without a country code it is one of `defaultCountry`.
 * Exact where the metadata knows line types (see `hasLineTypes`), by length elsewhere.
 * Error: InvalidInput, the number masked to its last two digits.
 */
export function parsePhoneNumber(text: string, defaultCountry: Country = 'US'): PhoneNumber {
  const parsed = parsePhoneNumberFromString(text, { defaultCountry, extract: false });
  if (!parsed?.isValid())
    throw new InvalidInput(`not a number that can be called: ${masked(text)}, expected all digits with the area code`);
  return parsed.number as string as PhoneNumber;
}

/** The country by the numbering plan: `+1` alone says nothing, twenty-five of them share it. */
export const countryOf = (number: PhoneNumber): Country | undefined => parsePhoneNumberFromString(number)?.country;

/** `undefined` where the metadata knows none. */
export const typeOf = (number: PhoneNumber): NumberType | undefined => parsePhoneNumberFromString(number)?.getType();

export const lastFour = (number: PhoneNumber): string => number.slice(-4);

/**
 * The small metadata (72 KB less in the bundle) knows the line types of countries that share a calling code, where they are its main
 * ones: US, CA, GB, AU, IT. For any other that is to be called, import the full one: libphonenumber-js/max.
 */
export function hasLineTypes(country: string): country is Country {
  if (!isSupportedCountry(country)) return false;
  const metadata = new Metadata();
  metadata.selectNumberingPlan(country);
  const plan = metadata.numberingPlan as { hasTypes?: () => boolean } | undefined; // missing in the library's types
  return plan?.hasTypes?.() ?? false;
}

function masked(text: string): string {
  const digits = text.replace(/\D/g, '');
  return digits.length < 5 ? `${digits.length} digits` : '•'.repeat(Math.min(digits.length, 20) - 2) + digits.slice(-2);
}
