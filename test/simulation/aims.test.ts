import { Aims } from './aims';
import { kindsAt } from './storm/kinds';

const COMMON = 'await-outcome → sfn.SendTaskSuccess';
const RARE = 'contact-event → sqs.DeleteMessage';
const sitesAt = (arrow: string) => (kindsAt(arrow) ?? []).map((kind) => `${kind} @ ${arrow}`);

const world = (seed: number, ...arrows: string[]) => ({ seed, passed: Object.fromEntries(arrows.map((arrow) => [arrow, 1])), strikes: [] });
const seeds = (count: number) => Array.from({ length: count }, (_, seed) => seed);

/** Twenty worlds, of which one has passed the rare arrow. */
function twenty(): Aims {
  const aims = new Aims();
  for (const seed of seeds(20)) aims.add(seed === 7 ? world(seed, COMMON, RARE) : world(seed, COMMON));
  return aims;
}

describe('what worlds are aimed at', () => {
  it('is a few of the faults that struck nowhere, and each of them in some world', () => {
    const worlds = twenty().deal(seeds(10));
    for (const { aims } of worlds) expect(aims.length).toBeLessThanOrEqual(12);
    expect([...new Set(worlds.flatMap(({ aims }) => aims))].sort()).toEqual([...sitesAt(COMMON), ...sitesAt(RARE)].sort());
  });

  it('is some at rare arrows, which a world may not pass, and some at the others', () => {
    for (const { aims } of twenty().deal(seeds(3))) {
      for (const arrow of [COMMON, RARE])
        expect(aims.filter((site) => site.endsWith(arrow))).toHaveLength(Math.min(6, sitesAt(arrow).length));
    }
  });

  it('is nothing that has struck', () => {
    const aims = new Aims();
    aims.add({ ...world(1, RARE), strikes: (kindsAt(RARE) ?? []).map((kind) => ({ kind, arrow: RARE })) });
    expect(aims.deal([1])).toEqual([{ seed: 1, aims: [] }]);
    expect(aims.again(10)).toEqual([]);
  });

  it('is somebody who wants to be forgotten, where only that leads to what has not struck', () => {
    const aims = new Aims();
    for (const seed of seeds(20)) aims.add(world(seed, seed === 7 ? 'erase-caller-leads → salesforce.DELETE Task' : COMMON));
    expect(aims.deal([1])[0]?.aims[0]).toBe('erase mid-flight @ caller → connect');
  });

  it('is, once more, each fault that struck nowhere in a world that passed there: three at an arrow at most, before those it was aimed at', () => {
    const aims = new Aims();
    aims.add({ ...world(7, RARE, COMMON), aims: ['slow @ somewhere'] });
    aims.add(world(8, COMMON));
    const worlds = aims.again(50);
    const fresh = worlds.flatMap((each) => each.aims).filter((site) => site !== 'slow @ somewhere');
    expect(fresh.sort()).toEqual([...sitesAt(COMMON), ...sitesAt(RARE)].sort());
    for (const { seed, aims: own } of worlds) {
      for (const arrow of [COMMON, RARE]) expect(own.filter((site) => site.endsWith(arrow)).length).toBeLessThanOrEqual(3);
      expect(own.at(-1) === 'slow @ somewhere').toBe(seed === 7);
    }
    expect(aims.again(2)).toHaveLength(2);
    for (const { aims: own } of aims.again(50, true)) expect(own.filter((site) => site !== 'slow @ somewhere')).toHaveLength(1);
  });

  it('does not depend on the order in which worlds end', () => {
    const [one, other] = [new Aims(), new Aims()];
    for (const seed of [1, 2]) one.add(world(seed, COMMON, RARE));
    for (const seed of [2, 1]) other.add(world(seed, COMMON, RARE));
    expect(one.deal(seeds(5))).toEqual(other.deal(seeds(5)));
    expect(one.again(5)).toEqual(other.again(5));
  });
});
