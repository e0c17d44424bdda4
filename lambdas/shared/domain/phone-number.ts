import { type CountryCode, type MetadataJson, type PhoneNumber as Parsed, parsePhoneNumberFromString } from 'libphonenumber-js/core';
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
  const parsed = parsePhoneNumberFromString(text, { defaultCountry, extract: false }, metadata());
  if (!parsed?.isValid())
    throw new InvalidInput(`not a number that can be called: ${masked(text)}, expected all digits with the area code`);
  return parsed.number as string as PhoneNumber;
}

/** The country by the numbering plan: `+1` alone says nothing, twenty-five of them share it. */
export const countryOf = (number: PhoneNumber): Country | undefined => parsePhoneNumberFromString(number, metadata())?.country;

/** `undefined` where the metadata knows none. */
export const typeOf = (number: PhoneNumber): NumberType | undefined => parsePhoneNumberFromString(number, metadata())?.getType();

export const lastFour = (number: PhoneNumber): string => number.slice(-4);

/**
 * The small metadata (72 KB less in the bundle) knows the line types of countries that share a calling code, where they are its main
 * ones. For any other that is to be called, require the full one: libphonenumber-js/metadata.max.json.
 */
export const hasLineTypes = (country: string): country is Country => WITH_LINE_TYPES.has(country);

/** Written down, so that a start need not read the metadata; its test asks the metadata. */
const WITH_LINE_TYPES: ReadonlySet<string> = new Set('AU BL CA CC CX EH GB GG GP IT JE MF RE US YT'.split(' '));

/** Read when the first number is, or beforehand where somebody will wait for that: 1.5 ms. */
export const prepareToReadNumbers = (): void => void metadata();

const metadata = (): MetadataJson => require('libphonenumber-js/metadata.min.json');

function masked(text: string): string {
  const digits = text.replace(/\D/g, '');
  return digits.length < 5 ? `${digits.length} digits` : '•'.repeat(Math.min(digits.length, 20) - 2) + digits.slice(-2);
}
