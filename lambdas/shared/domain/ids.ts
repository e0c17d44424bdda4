import { createHmac } from 'node:crypto';
import type { PhoneNumber } from './phone-number';

/** The same call and the same request give the same id, the `nth` of the call when earlier ones were taken back; nobody without the key can guess it. */
export const callbackIdOf = (identityKey: string, contactId: string, nth = 1): string =>
  hex32(identityKey, nth === 1 ? `${contactId}\ncallback` : `${contactId}\ncallback\n${nth}`);

/** One message for a colleague a call, however often it is said. */
export const messageIdOf = (identityKey: string, contactId: string): string => hex32(identityKey, `${contactId}\nmessage`);

/** One wish to be forgotten a call, however often it is said. */
export const erasureIdOf = (identityKey: string, contactId: string): string => hex32(identityKey, `${contactId}\nerasure`);

/** One dial of one callback: Connect's ClientToken, and the external id of its Task in Salesforce. */
export const attemptIdOf = (callbackId: string, attempt: number): string => `${callbackId}-${attempt}`;

/** One person by their number: external id of the lead, suppression, lock. */
export const callerIdOf = (identityKey: string, number: PhoneNumber): string => hex32(identityKey, number);

export const isCallbackId = (text: unknown): text is string => typeof text === 'string' && /^[0-9a-f]{32}$/.test(text);

export const isErasureId = (text: unknown): text is string => isCallbackId(text);

const hex32 = (key: string, text: string): string => createHmac('sha256', key).update(text).digest('hex').slice(0, 32);
