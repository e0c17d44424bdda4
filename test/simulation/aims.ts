import { kindsAt } from './storm/kinds';
import { siteOf } from './storm/storm';

/** An arrow that a smaller share of the worlds passes is rare: whatever has not struck there is a candidate of every world. */
const RARE = 0.15;
/** Of what has not struck at the other arrows, so many are dealt to a world. */
const MOST_DEALT = 4;
/** Of a world that passed where something has not struck: the first strikes for certain, because until then it is the same world; the others very likely. */
const MOST_AGAIN = 5;
/** Whoever passes there was provoked to: by somebody who wants to be forgotten. */
const PROVOKED = [{ arrow: /erase-caller/, by: siteOf('erase mid-flight', 'caller → connect') }] as const;

export interface AimedWorld {
  readonly seed: number;
  /** Candidates, in the order in which they are taken when several could strike. */
  readonly aims: readonly string[];
}

/** Which faults have struck where, and what later worlds of a run are aimed at because it has struck nowhere yet. Depends on which worlds were added, not on their order. */
export class Aims {
  readonly #worlds: Required<Weathered>[] = [];
  readonly #passedBy = new Map<string, number>();
  readonly #struck = new Set<string>();

  add({ seed, aims = [], passed, strikes }: Weathered): void {
    this.#worlds.push({ seed, aims, passed, strikes });
    for (const { kind, arrow } of strikes) this.#struck.add(siteOf(kind, arrow));
    for (const arrow of Object.keys(passed)) this.#passedBy.set(arrow, (this.#passedBy.get(arrow) ?? 0) + 1);
  }

  /** Every seed with what it is to be aimed at: nothing, when all has struck. */
  deal(seeds: readonly number[]): AimedWorld[] {
    const missing = this.#missing();
    const isRare = ({ arrow }: Site) => (this.#passedBy.get(arrow) ?? 0) < RARE * this.#worlds.length;
    const rare = missing.filter(isRare).map(({ site }) => site);
    const common = missing.filter((site) => !isRare(site)).map(({ site }) => site);
    const each = Math.min(MOST_DEALT, common.length);
    const provoked = PROVOKED.filter(({ arrow }) => rare.some((site) => arrow.test(site))).map(({ by }) => by);
    return seeds.map((seed, index) => ({
      seed,
      // Each world begins elsewhere in the list: two that pass the same rare arrow are struck by different kinds.
      aims: [...provoked, ...turned(rare, index), ...turned(common, index * each).slice(0, each)],
    }));
  }

  /** Worlds that passed where something has not struck, once more, aimed at it; no more than so many. */
  again(most: number): AimedWorld[] {
    const known = [...this.#worlds].sort((one, other) => one.aims.length - other.aims.length || one.seed - other.seed);
    const planned: { readonly world: Weathered; readonly sites: Site[] }[] = [];
    for (const missing of this.#missing()) {
      const hasRoom = ({ world, sites }: (typeof planned)[number]) =>
        missing.arrow in world.passed && sites.length < MOST_AGAIN && sites.every(({ arrow }) => arrow !== missing.arrow);
      const plan = planned.find(hasRoom);
      if (plan) plan.sites.push(missing);
      else if (planned.length < most) {
        const uses = (one: Weathered) => planned.filter(({ world }) => world === one).length;
        const passing = known.filter(({ passed }) => missing.arrow in passed);
        const least = Math.min(...passing.map(uses));
        const world = passing.find((each) => uses(each) === least);
        if (world) planned.push({ world, sites: [missing] });
      }
    }
    return planned.map(({ world: { seed, aims = [] }, sites }) => ({
      seed,
      aims: [...new Set([...sites.map(({ site }) => site), ...aims])],
    }));
  }

  #missing(): Site[] {
    const sites = [...this.#passedBy.keys()]
      .sort()
      .flatMap((arrow) => (kindsAt(arrow) ?? []).map((kind) => ({ arrow, site: siteOf(kind, arrow) })));
    return sites.filter(({ site }) => !this.#struck.has(site));
  }
}

const turned = <T>(list: readonly T[], by: number): T[] =>
  list.length === 0 ? [] : [...list.slice(by % list.length), ...list.slice(0, by % list.length)];

interface Site {
  readonly arrow: string;
  readonly site: string;
}

interface Weathered {
  readonly seed: number;
  readonly aims?: readonly string[];
  readonly passed: Readonly<Record<string, number>>;
  readonly strikes: readonly { readonly kind: Parameters<typeof siteOf>[0]; readonly arrow: string }[];
}
