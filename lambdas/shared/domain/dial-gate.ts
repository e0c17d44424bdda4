import { ringsAt } from './calling-window';
import { zonesOf } from './calling-zones';
import type { DialingPolicy } from './dialing-policy';
import { type Country, countryOf, hasLineTypes, type NumberType, type PhoneNumber, parsePhoneNumber, typeOf } from './phone-number';
import { ringsWithinDay, type Standing } from './standing';

/** `reason` is for sales and ops, and holds nothing personal; `because` is for code that has to say it in other words. */
export interface DialRefusal<Because = 'number' | 'country' | 'type'> {
  readonly allowed: false;
  readonly because: Because;
  readonly reason: string;
}

export type DialDecision = { readonly allowed: true } | DialRefusal;

export type RingRefusal = DialRefusal<DialRefusal['because'] | 'suppressed' | 'consent' | 'cap' | 'zone'>;

/** When it may ring, in epoch ms; `reason` when that is later than asked for. */
export type RingDecision = RingRefusal | { readonly allowed: true; readonly at: number; readonly reason?: string };

/** Lines that a person answers. Everything else costs somebody money or never rings: closed unless listed. */
const CALLABLE: ReadonlySet<NumberType> = new Set<NumberType>(['MOBILE', 'FIXED_LINE', 'FIXED_LINE_OR_MOBILE', 'VOIP']);

/** May this number be dialled at all: a valid number, a listed country by the numbering plan, a line that a person answers. Fails closed. */
export function mayDial(number: string, allowedCountries: readonly string[]): DialDecision {
  const parsed = parsedOrNothing(number);
  if (!parsed) return refused('number', 'not a number that can be called');
  const country = countryOf(parsed);
  if (!country || !allowedCountries.includes(country)) {
    return refused('country', `numbers of ${country ?? 'no country'} are not called, only ${allowedCountries.join(', ')}`);
  }
  const type = typeOf(parsed);
  return type && CALLABLE.has(type) ? { allowed: true } : refused('type', `numbers of type ${type ?? 'unknown'} are not called`);
}

/** The whole gate, asked at the promise and again inside the claim: may this number ring at `at` (epoch ms), or when? Fails closed. */
export function mayRing(
  number: PhoneNumber,
  at: number,
  { isSuppressed, consent, zone, rings, quietUntil }: Omit<Standing, 'line' | 'isStopped'>,
  { allowedCountries, policy }: { readonly allowedCountries: readonly string[]; readonly policy: DialingPolicy },
): RingDecision {
  const dial = mayDial(number, allowedCountries);
  if (!dial.allowed) return dial;
  if (isSuppressed) return refused('suppressed', 'the number is on the do-not-call list');
  if (consent === 'withdrawn') return refused('consent', 'the person does not want to be called');
  if (ringsWithinDay(rings, at).length >= policy.callsPerNumberPerDay)
    return refused('cap', `the number was called ${policy.callsPerNumberPerDay} times within a day`);

  const zones = [...zonesOf(number), ...(zone === undefined ? [] : [zone])];
  const quiet = Math.max(at, quietUntil);
  const opensAt = ringsAt(zones, policy.window, quiet);
  if (zonesOf(number).length === 0 || opensAt === undefined) return refused('zone', 'nobody knows what time it is where this number is');
  if (opensAt > quiet) return { allowed: true, at: opensAt, reason: 'it is outside calling hours where the number is' };
  return { allowed: true, at: quiet, ...(quiet > at && { reason: 'the number was called a short while ago' }) };
}

const refused = <Because>(because: Because, reason: string): DialRefusal<Because> => ({ allowed: false, because, reason });

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
