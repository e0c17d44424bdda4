import { kindsAt } from './storm/kinds';
import { siteOf } from './storm/storm';

/** Of one world: the first one strikes for certain, because until then it is the world that passed there; the others very likely. */
const MOST_AIMS = 4;
/** So many seeds of an arrow are remembered: enough to choose from. */
const MOST_SEEDS = 40;

export interface AimedWorld {
  readonly seed: number;
  readonly aims: readonly string[];
}

/** Which faults have struck where, and which worlds pass where one has not: the same seed again with an aim makes it strike. */
export class Aims {
  readonly #seeds = new Map<string, number[]>();
  readonly #struck = new Set<string>();

  add({ seed, passed, strikes }: PassedBy): void {
    for (const { kind, arrow } of strikes) this.#struck.add(siteOf(kind, arrow));
    for (const arrow of Object.keys(passed)) {
      const seeds = this.#seeds.get(arrow) ?? [];
      // The lowest ones, in whatever order worlds come to their end: the same run aims the same.
      this.#seeds.set(arrow, [...new Set([...seeds, seed])].sort((one, other) => one - other).slice(0, MOST_SEEDS));
    }
  }

  /** Worlds that between them pass wherever something has not struck yet; no more than so many. A seed may be in several, with other aims in each. */
  worlds(most: number): AimedWorld[] {
    const planned: { readonly seed: number; readonly aims: string[]; readonly arrows: Set<string> }[] = [];
    for (const arrow of [...this.#seeds.keys()].sort()) {
      const seeds = this.#seeds.get(arrow) ?? [];
      let again = 0;
      for (const kind of kindsAt(arrow) ?? []) {
        const site = siteOf(kind, arrow);
        if (this.#struck.has(site)) continue;
        let world = planned.find(({ seed, aims, arrows }) => seeds.includes(seed) && aims.length < MOST_AIMS && !arrows.has(arrow));
        if (!world) {
          const seed = seeds.find((each) => planned.every((other) => other.seed !== each)) ?? seeds[again++ % seeds.length];
          if (seed === undefined || planned.length >= most) continue;
          world = { seed, aims: [], arrows: new Set() };
          planned.push(world);
        }
        world.aims.push(site);
        world.arrows.add(arrow);
      }
    }
    return planned.map(({ seed, aims }) => ({ seed, aims }));
  }
}

interface PassedBy {
  readonly seed: number;
  readonly passed: Readonly<Record<string, number>>;
  readonly strikes: readonly { readonly kind: Parameters<typeof siteOf>[0]; readonly arrow: string }[];
}
