import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a signature is good for: a value signed for one purpose, or in one contact, says nothing in another. */
export interface Seal {
  readonly purpose: 'callback' | 'scenario' | 'promise';
  readonly contactId: string;
}

/** The text, readable, with a code in front that only the holder of the identity key can write. */
export const sign = (identityKey: string, seal: Seal, text: string): string => `${codeOf(identityKey, seal, text)}.${text}`;

/** The text when it was signed by us for exactly this purpose and contact, else `undefined`. */
export function verify(identityKey: string, seal: Seal, signed: string): string | undefined {
  const dot = signed.indexOf('.');
  const text = signed.slice(dot + 1);
  const given = Buffer.from(signed.slice(0, Math.max(dot, 0)));
  const expected = Buffer.from(codeOf(identityKey, seal, text));
  return given.length === expected.length && timingSafeEqual(given, expected) ? text : undefined;
}

/** JSON keeps the three parts apart, and ends as no text under the ids does. */
const codeOf = (key: string, { purpose, contactId }: Seal, text: string): string =>
  createHmac('sha256', key)
    .update(JSON.stringify([purpose, contactId, text]))
    .digest('base64url');
