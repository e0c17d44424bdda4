import { within } from '../shared/deadline';
import { type Callback, isEnded } from '../shared/domain/callback';
import { isCallbackId } from '../shared/domain/ids';
import type { Scenario } from '../shared/domain/scenario';
import { digestOf } from '../shared/domain/scenario-digest';
import { type Seal, sign } from '../shared/domain/signature';
import { speakable } from '../shared/domain/speech';
import { atlasOf } from '../shared/language/introduction';
import { type Language, languageFor } from '../shared/language/language';
import { standardScenario } from '../shared/language/standard-scenario';
import { fill } from '../shared/language/texts';
import type { Callbacks } from '../shared/ports/callbacks';
import type { IdentityKey } from '../shared/ports/identity-key';
import type { Scenarios } from '../shared/ports/scenarios';

/** What Connect's flow reads: a flat map of texts. */
export type CheckInResult = Readonly<Record<'decision' | 'language' | 'opening' | 'callback' | 'scenario', string>>;

export interface CheckInPorts {
  readonly callbacks: Pick<Callbacks, 'find' | 'move'>;
  readonly scenarios: Pick<Scenarios, 'find'>;
  readonly identityKey: IdentityKey;
  readonly companyName: string;
  /** Epoch ms. */
  readonly now: () => number;
  readonly report: (message: string, fields?: Readonly<Record<string, string | number>>, error?: unknown) => void;
}

/** An answered call of ours, by what Connect says of it. */
export interface CheckIn {
  readonly callbackId: string;
  readonly attempt: number;
  readonly contactId: string;
}

/** Somebody holds a phone to their ear. */
export const READ_MS = 1500;
export const MOVE_MS = 800;
export const OPENING_MAX_CHARACTERS = 300;

const STOP: CheckInResult = { decision: 'stop', language: '', opening: '', callback: '', scenario: '' };

/** Reads the Connect flow event. `undefined`: not a call that Atlas placed. */
export function parseCheckIn(event: unknown): CheckIn | undefined {
  const { ContactId, Attributes } = (event as ConnectEvent | null | undefined)?.Details?.ContactData ?? {};
  const { callbackId, attempt } = (Attributes ?? {}) as Record<string, unknown>;
  const isAttempt = typeof attempt === 'string' && /^[1-9]\d?$/.test(attempt);
  const isContact = typeof ContactId === 'string' && /^[\w.:-]{2,100}$/.test(ContactId);
  return isCallbackId(callbackId) && isAttempt && isContact ? { callbackId, attempt: Number(attempt), contactId: ContactId } : undefined;
}

interface ConnectEvent {
  readonly Details?: { readonly ContactData?: { readonly ContactId?: unknown; readonly Attributes?: unknown } };
}

/**
 * May Atlas speak on this call, and what does it say first? Stops only when the row says so; a table that does not answer in time, with a person
 * on the phone, leads to the standard opening. An answered call is evidence: the row moves to ANSWERED. Never throws.
 */
export async function checkIn(call: CheckIn | undefined, ports: CheckInPorts): Promise<CheckInResult> {
  if (!call) return STOP;
  const { scenarios, callbacks, identityKey } = ports;
  const [row, scenario, key] = await Promise.all([
    inTime('callback', callbacks.find(call.callbackId), ports),
    inTime('scenario', scenarios.find(call.callbackId), ports),
    inTime('key', identityKey.read(), ports),
  ]);
  if (row.isRead && !isOurs(row.value, call, ports.now())) return STOP;
  if (row.isRead) await markAnswered(call, ports);
  const language = languageFor(row.value ?? {});
  const steering = scenario.value ?? standardScenario(language);
  const signed = (purpose: Seal['purpose'], text: string) =>
    key.value ? sign(key.value, { purpose, contactId: call.contactId }, text) : '';
  return {
    decision: 'proceed',
    language: languageCodeOf(language),
    opening: openingOf(ports.companyName, steering, language),
    callback: signed('callback', call.callbackId),
    scenario: signed('scenario', digestOf(steering)),
  };
}

function isOurs(row: Callback | undefined, { attempt, contactId }: CheckIn, now: number): boolean {
  if (!row || isEnded(row) || row.attempt !== attempt || row.expiresAt * 1000 <= now) return false;
  return row.contactId === undefined || row.contactId === contactId;
}

/** A lost race is fine: whoever was faster knew as much. */
async function markAnswered(call: CheckIn, ports: CheckInPorts): Promise<void> {
  const answered = ports.callbacks.move(call, 'ANSWERED', { contactId: call.contactId, answeredAt: ports.now() });
  try {
    await within(MOVE_MS, answered);
  } catch (error) {
    ports.report('answer not recorded', { callbackId: call.callbackId }, error);
  }
}

/** The disclosure first, always whole; then as much of the scenario's opening as fits. */
function openingOf(companyName: string, { opening }: Scenario, language: Language): string {
  const disclosure = fill(language.texts.outbound.disclosure, { atlas: atlasOf(companyName, language) });
  const maxCharacters = OPENING_MAX_CHARACTERS - disclosure.length - 1;
  const rest = maxCharacters > 0 ? speakable(opening, { maxCharacters, language: language.code }) : undefined;
  return `${disclosure} ${rest ?? ''}`.trim();
}

/** As Connect spells it: `en-US`. */
const languageCodeOf = ({ localeId }: Language): string => localeId.replace('_', '-');

async function inTime<T>(
  what: string,
  work: Promise<T>,
  { report }: CheckInPorts,
): Promise<{ readonly isRead: boolean; readonly value?: T }> {
  try {
    return { isRead: true, value: await within(READ_MS, work) };
  } catch (error) {
    report(`${what} unread`, {}, error);
    return { isRead: false };
  }
}
