import { Aims } from './aims';
import { kindsAt } from './storm/kinds';

const COMMON = 'await-outcome → sfn.SendTaskSuccess';
const RARE = 'contact-event → sqs.DeleteMessage';
const sitesAt = (arrow: string) => (kindsAt(arrow) ?? []).map((kind) => `${kind} @ ${arrow}`);

const world = (...arrows: string[]) => ({ passed: Object.fromEntries(arrows.map((arrow) => [arrow, 1])), strikes: [] });
const seeds = (count: number) => Array.from({ length: count }, (_, seed) => seed);

/** Twenty worlds, of which one has passed the rare arrow. */
function twenty(): Aims {
  const aims = new Aims();
  for (const seed of seeds(20)) aims.add(seed === 7 ? world(COMMON, RARE) : world(COMMON));
  return aims;
}

describe('what worlds are aimed at', () => {
  it('is, at an arrow that many pass, a few of the faults that struck nowhere, and each of them in some world', () => {
    const worlds = twenty().deal(seeds(10));
    const common = worlds.map(({ aims }) => aims.filter((site) => site.endsWith(COMMON)));
    for (const own of common) expect(own.length).toBeLessThanOrEqual(4);
    expect([...new Set(common.flat())].sort()).toEqual(sitesAt(COMMON).sort());
  });

  it('is everything that struck nowhere at a rare arrow, in every world, another one first', () => {
    const worlds = twenty().deal(seeds(3));
    const rare = worlds.map(({ aims }) => aims.filter((site) => site.endsWith(RARE)));
    for (const own of rare) expect([...own].sort()).toEqual(sitesAt(RARE).sort());
    expect(new Set(rare.map(([first]) => first)).size).toBe(Math.min(3, sitesAt(RARE).length));
  });

  it('is nothing that has struck', () => {
    const aims = new Aims();
    aims.add({ ...world(RARE), strikes: (kindsAt(RARE) ?? []).map((kind) => ({ kind, arrow: RARE })) });
    expect(aims.deal([1])).toEqual([{ seed: 1, aims: [] }]);
  });

  it('does not depend on the order in which worlds end', () => {
    const [one, other] = [new Aims(), new Aims()];
    for (const arrow of [COMMON, RARE]) one.add(world(arrow));
    for (const arrow of [RARE, COMMON]) other.add(world(arrow));
    expect(one.deal(seeds(5))).toEqual(other.deal(seeds(5)));
  });
});
