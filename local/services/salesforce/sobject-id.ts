import type { Random } from '../../cloud/random';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const SUFFIX_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
/** Which instance and which reserved part: the same in every id of one org. */
const INSTANCE = 'gK000';

/** An id of 18 characters: prefix of the object, instance, a random part, and the suffix that makes it safe to compare without case. */
export function newSobjectId(keyPrefix: string, random: Random): string {
  const part = Array.from({ length: 7 }, () => ALPHABET.charAt(Math.floor(random.next() * ALPHABET.length))).join('');
  const id = `${keyPrefix}${INSTANCE}${part}`;
  return id + suffixOf(id);
}

/** The 15 characters that tell ids apart, of an id of 15 or 18; undefined for anything else. */
export function shortId(id: string): string | undefined {
  if (!/^[A-Za-z0-9]{15}([A-Za-z0-9]{3})?$/.test(id)) return undefined;
  const short = id.slice(0, 15);
  return id.length === 15 || id.slice(15).toUpperCase() === suffixOf(short) ? short : undefined;
}

/** Each of the three characters says which of five are upper case. */
function suffixOf(id: string): string {
  return [0, 5, 10]
    .map((start) => [...id.slice(start, start + 5)].reduce((bits, character, i) => bits | (/[A-Z]/.test(character) ? 1 << i : 0), 0))
    .map((bits) => SUFFIX_ALPHABET.charAt(bits))
    .join('');
}
