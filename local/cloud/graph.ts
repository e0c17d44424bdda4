/** Which depends on which, by name. */
export type Dependencies = ReadonlyMap<string, ReadonlySet<string>>;

export interface CreationOrder {
  /** Every name after those it depends on, otherwise in the order of the map. Names within a cycle are left out. */
  readonly order: readonly string[];
  /** Each as a path that ends where it began: `['A', 'B', 'A']`. */
  readonly cycles: readonly (readonly string[])[];
}

/** Tarjan's strongly connected components: they come out dependencies first, and those of more than one name are the cycles. */
export function creationOrder(dependencies: Dependencies): CreationOrder {
  const order: string[] = [];
  const cycles: string[][] = [];
  const reached = new Map<string, { index: number; low: number }>();
  const path: string[] = [];

  const dependenciesOf = (name: string) => [...(dependencies.get(name) ?? [])].filter((each) => dependencies.has(each));

  function visit(name: string): number {
    const own = { index: reached.size, low: reached.size };
    reached.set(name, own);
    path.push(name);
    for (const dependency of dependenciesOf(name)) {
      const seen = reached.get(dependency);
      if (!seen) own.low = Math.min(own.low, visit(dependency));
      else if (path.includes(dependency)) own.low = Math.min(own.low, seen.index);
    }
    if (own.low === own.index) {
      const component = path.splice(path.indexOf(name));
      if (component.length === 1 && !dependenciesOf(name).includes(name)) order.push(name);
      else cycles.push(cycleThrough(name, new Set(component)));
    }
    return own.low;
  }

  /** The shortest way from the name back to itself. */
  function cycleThrough(name: string, component: ReadonlySet<string>): string[] {
    const ways: string[][] = [[name]];
    const seen = new Set<string>();
    for (const way of ways) {
      for (const next of dependenciesOf(way.at(-1) ?? name).filter((each) => component.has(each))) {
        if (next === name) return [...way, name];
        if (!seen.has(next)) ways.push([...way, next]);
        seen.add(next);
      }
    }
    return [...component];
  }

  for (const name of dependencies.keys()) if (!reached.has(name)) visit(name);
  return { order, cycles };
}
