import { kindsAt } from './storm/kinds';
import { siteOf } from './storm/storm';

/** An arrow that a smaller share of the worlds passes is rare: whatever has not struck there is a candidate of every world. */
const RARE = 0.15;
/** Of what has not struck at the other arrows, so many are dealt to a world. */
const MOST_DEALT = 4;

export interface AimedWorld {
  readonly seed: number;
  /** Candidates, in the order in which they are taken when several could strike. */
  readonly aims: readonly string[];
}

/** Which faults have struck where, and what later worlds of a run are aimed at because it has struck nowhere yet. */
export class Aims {
  readonly #passedBy = new Map<string, number>();
  readonly #struck = new Set<string>();
  #worlds = 0;

  add({ passed, strikes }: Weathered): void {
    this.#worlds++;
    for (const { kind, arrow } of strikes) this.#struck.add(siteOf(kind, arrow));
    for (const arrow of Object.keys(passed)) this.#passedBy.set(arrow, (this.#passedBy.get(arrow) ?? 0) + 1);
  }

  /** Every seed with what it is to be aimed at: nothing, when all has struck. Depends on which worlds were added, not on their order. */
  deal(seeds: readonly number[]): AimedWorld[] {
    const missing = [...this.#passedBy.keys()].sort().flatMap((arrow) => this.#missingAt(arrow));
    const rare = missing.filter(({ arrow }) => (this.#passedBy.get(arrow) ?? 0) < RARE * this.#worlds).map(({ site }) => site);
    const common = missing.map(({ site }) => site).filter((site) => !rare.includes(site));
    const each = Math.min(MOST_DEALT, common.length);
    return seeds.map((seed, index) => ({
      seed,
      // Each world begins elsewhere in the list: two that pass the same rare arrow are struck by different kinds.
      aims: [...turned(rare, index), ...turned(common, index * each).slice(0, each)],
    }));
  }

  #missingAt(arrow: string): { readonly arrow: string; readonly site: string }[] {
    const sites = (kindsAt(arrow) ?? []).map((kind) => ({ arrow, site: siteOf(kind, arrow) }));
    return sites.filter(({ site }) => !this.#struck.has(site));
  }
}

const turned = <T>(list: readonly T[], by: number): T[] =>
  list.length === 0 ? [] : [...list.slice(by % list.length), ...list.slice(0, by % list.length)];

interface Weathered {
  readonly passed: Readonly<Record<string, number>>;
  readonly strikes: readonly { readonly kind: Parameters<typeof siteOf>[0]; readonly arrow: string }[];
}
