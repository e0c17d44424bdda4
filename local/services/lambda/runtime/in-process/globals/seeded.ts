import crypto from 'node:crypto';
import type { Clock } from '../../../../../cloud/clock';
import type { Random } from '../../../../../cloud/random';
import { moduleLike } from '../modules/module-like';
import { realm } from '../realm';

type Filled = NodeJS.ArrayBufferView;
type BytesCallback = (error: Error | null, bytes: unknown) => void;

/** Math with the environment's own random numbers. */
export function seededMath(random: Random): Math {
  return moduleLike(realm.Math, { random: () => random.next() });
}

/**
 * `node:crypto` whose random values are the environment's own; hashes, signatures and ciphers are the real ones.
 * Not here: key generation and asynchronous key derivation (`refuse` says so by name).
 */
export function seededCrypto(random: Random, clock: Clock, refuse: (what: string) => never): typeof crypto {
  const fill = <T extends Filled>(view: T, offset = 0, size = view.byteLength - offset): T => {
    new Uint8Array(view.buffer, view.byteOffset + offset, size).set(random.bytes(size));
    return view;
  };
  const answer = (callback: BytesCallback | undefined, bytes: unknown) => {
    if (callback) process.nextTick(callback, null, bytes);
    return callback ? undefined : bytes;
  };
  const randomInt = (...args: unknown[]) => {
    const [first = 0, second] = args.filter((arg) => typeof arg === 'number');
    const [min, max] = second === undefined ? [0, first] : [first, second];
    const callback = args.find((arg) => typeof arg === 'function');
    return answer(callback as BytesCallback | undefined, min + Math.floor(random.next() * (max - min)));
  };
  // The thread pool does this work: virtual time waits for it.
  const subtle = new Proxy(realm.crypto.subtle, {
    get: (target, property) => {
      const value = Reflect.get(target, property);
      return typeof value === 'function' ? (...args: unknown[]) => clock.busy(value.apply(target, args)) : value;
    },
  });
  const webcrypto = { subtle, getRandomValues: fill, randomUUID: () => random.uuid() };
  const refused = [
    'generateKeyPair',
    'generateKeyPairSync',
    'generateKey',
    'generateKeySync',
    'generatePrime',
    'checkPrime',
    'pbkdf2',
    'scrypt',
    'hkdf',
  ];

  return moduleLike(crypto, {
    webcrypto,
    subtle,
    getRandomValues: fill,
    randomUUID: () => random.uuid(),
    randomBytes: (size: number, callback?: BytesCallback) => answer(callback, random.bytes(size)),
    pseudoRandomBytes: (size: number, callback?: BytesCallback) => answer(callback, random.bytes(size)),
    randomFillSync: fill,
    randomFill: (view: Filled, ...rest: unknown[]) => {
      const [offset, size] = rest.filter((arg) => typeof arg === 'number');
      return answer(rest.at(-1) as BytesCallback, fill(view, offset, size));
    },
    randomInt,
    ...Object.fromEntries(refused.map((name) => [name, () => refuse(`crypto.${name}`)])),
  });
}
