/** A copy of a module's members with some replaced. Own members, because bundlers list them to make an import of a require. */
export function moduleLike<T extends object>(original: T, replaced: Readonly<Record<string, unknown>>): T {
  const copy = {};
  for (const key of Reflect.ownKeys(original)) {
    const descriptor = Object.getOwnPropertyDescriptor(original, key);
    if (descriptor && !(key in replaced)) Object.defineProperty(copy, key, descriptor);
  }
  for (const [name, value] of Object.entries(replaced)) {
    Object.defineProperty(copy, name, { value, enumerable: true, writable: true, configurable: true });
  }
  return copy as T;
}
