import { type Country, countryOf, hasLineTypes, type NumberType, type PhoneNumber, parsePhoneNumber, typeOf } from './phone-number';

export type DialDecision = { readonly allowed: true } | DialRefusal;

/** `reason` is for sales and ops, and holds nothing personal; `because` is for code that has to say it in other words. */
export interface DialRefusal {
  readonly allowed: false;
  readonly because: 'number' | 'country' | 'type';
  readonly reason: string;
}

/** Lines that a person answers. Everything else costs somebody money or never rings: closed unless listed. */
const CALLABLE: ReadonlySet<NumberType> = new Set<NumberType>(['MOBILE', 'FIXED_LINE', 'FIXED_LINE_OR_MOBILE', 'VOIP']);

/**
 * May this number be dialled at all: a valid number, a listed country by the numbering plan, a line that a person answers. Fails closed.
 * Not here: suppression, consent, calling window, daily cap: they need the table or the time.
 */
export function mayDial(number: string, allowedCountries: readonly string[]): DialDecision {
  const parsed = parsedOrNothing(number);
  if (!parsed) return { allowed: false, because: 'number', reason: 'not a number that can be called' };
  const country = countryOf(parsed);
  if (!country || !allowedCountries.includes(country)) {
    return {
      allowed: false,
      because: 'country',
      reason: `numbers of ${country ?? 'no country'} are not called, only ${allowedCountries.join(', ')}`,
    };
  }
  const type = typeOf(parsed);
  if (!type || !CALLABLE.has(type))
    return { allowed: false, because: 'type', reason: `numbers of type ${type ?? 'unknown'} are not called` };
  return { allowed: true };
}

function parsedOrNothing(number: string): PhoneNumber | undefined {
  try {
    return parsePhoneNumber(number);
  } catch {
    return undefined;
  }
}

/** `"US,CA,GB"` → `['US', 'CA', 'GB']`. A country whose line types nobody knows would be refused call by call: better at once, by name. */
export function parseCountries(text: string): readonly [Country, ...Country[]] {
  const countries = text.split(',').map((country) => country.trim());
  const [first, ...others] = countries.filter(hasLineTypes);
  const unknown = countries.find((country) => !hasLineTypes(country));
  if (!first || unknown !== undefined) {
    throw new Error(`no phone metadata with line types for ${JSON.stringify(unknown)}, expected countries such as US,CA,GB`);
  }
  return [first, ...others];
}
