/**
 * A pure function of a text, as cheap as a look-up for a text it was asked for before: a process that hosts one assembly after another asks
 * for the same ones again and again. Keeps the results of the last `most` texts or fewer; they are shared, so they must not be changed.
 */
export function remembered<T>(most: number, make: (text: string) => T): (text: string) => T {
  const known = new Map<string, { readonly value: T }>();
  return (text) => {
    const found = known.get(text);
    if (found) return found.value;
    const value = make(text);
    if (known.size >= most) known.clear();
    known.set(text, { value });
    return value;
  };
}
