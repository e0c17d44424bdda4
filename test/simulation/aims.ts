import { type Kind, kindsAt } from './storm/kinds';
import { siteOf } from './storm/storm';

/** An arrow that a smaller share of the worlds passes is rare. */
const RARE = 0.15;
/** Of what has not struck, so many are dealt to a world: at rare arrows, which most of them do not pass, and at the others. */
const MOST_DEALT = { rare: 6, common: 6 };
/**
 * Of a world that passed where something has not struck: the first strikes for certain, because until then it is the same world; the others very likely,
 * those at one arrow one after the other, because what is struck is tried again.
 */
const MOST_AGAIN = { inAll: 8, atOneArrow: 3 };
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
    const isRare = (site: Site) => this.#passing(site) < RARE * this.#worlds.length;
    const rare = missing.filter(isRare).sort(byCallerAndKind);
    const common = missing.filter((site) => !isRare(site)).sort(byCallerAndKind);
    return seeds.map((seed, index) => {
      const aims = [...dealt(rare, MOST_DEALT.rare, index), ...dealt(common, MOST_DEALT.common, index)].map(({ site }) => site);
      const provoked = PROVOKED.filter(({ arrow }) => aims.some((site) => arrow.test(site))).map(({ by }) => by);
      return { seed, aims: [...provoked, ...aims] };
    });
  }

  /**
   * Worlds that passed where something has not struck, once more, aimed at it; no more than so many. `isLast`: each at as few things as need be; when it
   * is one, that is certain to strike.
   */
  again(most: number, isLast = false): AimedWorld[] {
    const known = [...this.#worlds].sort((one, other) => one.aims.length - other.aims.length || one.seed - other.seed);
    const missing = this.#missing().sort((one, other) => this.#passing(one) - this.#passing(other));
    const mostOf = isLast ? { inAll: Math.ceil(missing.length / most), atOneArrow: 1 } : MOST_AGAIN;
    const planned: { readonly world: Weathered; readonly sites: Site[] }[] = [];
    // The rarest first; and only those of one caller together: what strikes early on may keep a world from ever coming to the rest.
    for (const site of missing) {
      const hasRoom = ({ world, sites }: (typeof planned)[number]) =>
        site.arrow in world.passed &&
        sites.every(({ arrow }) => callerOf(arrow) === callerOf(site.arrow)) &&
        sites.length < mostOf.inAll &&
        sites.filter(({ arrow }) => arrow === site.arrow).length < mostOf.atOneArrow;
      const plan = planned.find(hasRoom);
      if (plan) plan.sites.push(site);
      else if (planned.length < most) {
        const uses = (one: Weathered) => planned.filter(({ world }) => world === one).length;
        const passing = known.filter(({ passed }) => site.arrow in passed);
        const least = Math.min(...passing.map(uses));
        const world = passing.find((each) => uses(each) === least);
        if (world) planned.push({ world, sites: [site] });
      }
    }
    return planned.map(({ world: { seed, aims = [] }, sites }) => ({
      seed,
      aims: [...new Set([...sites.map((each) => each.site), ...aims])],
    }));
  }

  /** How many worlds pass there. */
  #passing({ arrow }: Site): number {
    return this.#passedBy.get(arrow) ?? 0;
  }

  #missing(): Site[] {
    const sites = [...this.#passedBy.keys()]
      .sort()
      .flatMap((arrow) => (kindsAt(arrow) ?? []).map((kind) => ({ arrow, kind, site: siteOf(kind, arrow) })));
    return sites.filter(({ site }) => !this.#struck.has(site));
  }
}

interface Site {
  readonly arrow: string;
  readonly kind: Kind;
  readonly site: string;
}

/** What lies side by side is dealt to one world: one kind, at several arrows of one caller, all of which it passes or none. */
const byCallerAndKind = (one: Site, other: Site): number => (orderOf(one) < orderOf(other) ? -1 : 1);
const orderOf = ({ arrow, kind }: Site): string => [callerOf(arrow), kind, arrow].join(' | ');
const callerOf = (arrow: string): string => arrow.split(' → ')[0] ?? '';

/** As cards are: every world begins where the one before it ended, from the start again when the list is over. */
const dealt = <T>(list: readonly T[], most: number, turn: number): T[] =>
  Array.from({ length: Math.min(most, list.length) }, (_, card) => list[(turn * most + card) % list.length] as T);

interface Weathered {
  readonly seed: number;
  readonly aims?: readonly string[];
  readonly passed: Readonly<Record<string, number>>;
  readonly strikes: readonly { readonly kind: Kind; readonly arrow: string }[];
}
