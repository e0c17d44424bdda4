import type { Random } from './random';

const ID_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
/** Of the standard normal distribution. */
const Z_OF_P99 = 2.326347874;

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** The same seed gives the same numbers, on every machine. Not for keys or secrets: whoever knows the seed knows them all. */
export function seededRandom(seed: number | string): Random {
  const nextUint32 = sfc32(...hash128(String(seed)));
  const next = () => nextUint32() / 2 ** 32;

  function bytes(length: number): Buffer {
    const buffer = Buffer.alloc(length);
    for (let i = 0; i < length; i++) buffer[i] = nextUint32() >>> 24;
    return buffer;
  }

  return {
    next,
    bytes,
    uuid() {
      let text = '';
      for (let at = 0; at < 16; at++) {
        const byte = nextUint32() >>> 24;
        if (at === 4 || at === 6 || at === 8 || at === 10) text += '-';
        text += HEX[at === 6 ? (byte & 0x0f) | 0x40 : at === 8 ? (byte & 0x3f) | 0x80 : byte];
      }
      return text;
    },
    id: (length) => Array.from({ length }, () => ID_ALPHABET.charAt(Math.floor(next() * ID_ALPHABET.length))).join(''),
    latencyMs(p50, p99) {
      if (p99 <= p50) return p50;
      const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
      return p50 * Math.exp((normal * Math.log(p99 / p50)) / Z_OF_P99);
    },
    // Of the seed, not of the state: what was drawn before makes no difference to the fork.
    fork: (name) => seededRandom(`${seed}/${name}`),
  };
}

/** Chris Doty-Humphrey's Small Fast Counter generator: passes PractRand, needs no multiplication. */
function sfc32(a: number, b: number, c: number, counter: number): () => number {
  function next() {
    const result = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + result) | 0;
    return result >>> 0;
  }
  for (let i = 0; i < 15; i++) next();
  return next;
}

/** Bryc's cyrb128: every character of the seed reaches all four words. */
function hash128(text: string): [number, number, number, number] {
  let [h1, h2, h3, h4] = [1779033703, 3144134277, 1013904242, 2773480762];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    h1 = h2 ^ Math.imul(h1 ^ code, 597399067);
    h2 = h3 ^ Math.imul(h2 ^ code, 2869860233);
    h3 = h4 ^ Math.imul(h3 ^ code, 951274213);
    h4 = h1 ^ Math.imul(h4 ^ code, 2716044179);
  }
  h1 = Math.imul(h3 ^ (h1 >>> 18), 597399067);
  h2 = Math.imul(h4 ^ (h2 >>> 22), 2869860233);
  h3 = Math.imul(h1 ^ (h3 >>> 17), 951274213);
  h4 = Math.imul(h2 ^ (h4 >>> 19), 2716044179);
  h1 ^= h2 ^ h3 ^ h4;
  return [h1 >>> 0, (h2 ^ h1) >>> 0, (h3 ^ h1) >>> 0, (h4 ^ h1) >>> 0];
}
