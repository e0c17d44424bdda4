import { bookCallback } from '../lex-fulfillment/callback/booking';
import type { BookingPorts } from '../lex-fulfillment/callback/ports';
import { limited } from '../shared/deadline';
import { mayDial } from '../shared/domain/dial-gate';
import { InvalidInput } from '../shared/domain/errors';
import { type PhoneNumber, parsePhoneNumber } from '../shared/domain/phone-number';
import { DEFAULT_LANGUAGE, type Language, languageOf } from '../shared/language/language';

/** What Connect's flow reads: a flat map of texts. */
export interface RequestCallbackResult {
  readonly say: string;
}

/** A caller who pressed a key, by what Connect says of them. */
export interface CallerInFlow {
  readonly contactId: string;
  readonly number: PhoneNumber | undefined;
  readonly language: Language;
}

/** Of the six seconds that the flow waits. */
export const BOOKING_MS = 4_000;

/** Reads the Connect flow event. Error: InvalidInput, for what no flow sends. */
export function parseCaller(event: unknown): CallerInFlow {
  const { ContactId, CustomerEndpoint, LanguageCode } = (event as FlowEvent | null | undefined)?.Details?.ContactData ?? {};
  if (typeof ContactId !== 'string' || !/^[\w.:-]{2,100}$/.test(ContactId)) throw new InvalidInput('the flow event has no ContactId');
  const { Address } = (CustomerEndpoint ?? {}) as { Address?: unknown };
  const localeId = typeof LanguageCode === 'string' ? LanguageCode.replace('-', '_') : undefined;
  return { contactId: ContactId, number: numberOf(Address), language: languageOf(localeId) ?? DEFAULT_LANGUAGE };
}

interface FlowEvent {
  readonly Details?: {
    readonly ContactData?: { readonly ContactId?: unknown; readonly CustomerEndpoint?: unknown; readonly LanguageCode?: unknown };
  };
}

function numberOf(address: unknown): PhoneNumber | undefined {
  try {
    return typeof address === 'string' && address.startsWith('+') ? parsePhoneNumber(address) : undefined;
  } catch (error) {
    if (error instanceof InvalidInput) return undefined;
    throw error;
  }
}

/**
 * The promise of a callback without the bot, which cannot understand anybody at the moment: to the number that the caller rings from, without name
 * or topic. The same contact's promise when it is asked for twice. Never throws: `say` is what became of it.
 */
export async function requestCallback(caller: CallerInFlow, ports: BookingPorts): Promise<RequestCallbackResult> {
  const { contactId, number, language } = caller;
  const { booking, number: numbers } = language.texts;
  if (!number) return { say: numbers.gaveUp };
  const gate = mayDial(number, ports.allowedCountries);
  if (!gate.allowed) return { say: booking.mayNotCall[gate.because] };
  try {
    const asking = { language, contactId, isOnConnect: true, callerNumber: number, slots: {} };
    const { message } = await limited(new AbortController().signal, BOOKING_MS, (signal) => bookCallback(asking, number, ports, signal));
    return { say: message ?? booking.cannotBook };
  } catch (error) {
    ports.report('callback not booked by key', {}, error);
    return { say: booking.cannotBook };
  }
}
