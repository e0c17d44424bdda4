/**
 * A module that may be required (bundles do so for features they never use) but whose functions refuse to be called or constructed.
 * `allowed` are left as they are.
 */
export function refusedModule<T extends object>(
  original: T,
  name: string,
  refuse: (what: string) => never,
  allowed: readonly string[] = [],
): T {
  const members = new Map<string, unknown>();

  function member(property: string, value: unknown): unknown {
    if (typeof value === 'function') return refusing(() => refuse(`${name}.${property}`));
    // `fs.promises`; tables of constants have no functions and come out as they are.
    if (typeof value === 'object' && value !== null) return refusedModule(value, `${name}.${property}`, refuse);
    return value;
  }

  const copy = {};
  for (const property of Object.getOwnPropertyNames(original)) {
    if (allowed.includes(property)) {
      Object.defineProperty(copy, property, {
        enumerable: true,
        configurable: true,
        writable: true,
        value: Reflect.get(original, property),
      });
      continue;
    }
    Object.defineProperty(copy, property, {
      enumerable: true,
      configurable: true,
      get: () => {
        if (!members.has(property)) members.set(property, member(property, Reflect.get(original, property)));
        return members.get(property);
      },
      set: (value) => members.set(property, value),
    });
  }
  return copy as T;
}

/** An ordinary function, so that classes may extend it as long as nobody makes one. */
function refusing(refuse: () => never): () => never {
  return function refused() {
    return refuse();
  };
}
