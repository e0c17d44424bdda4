import { Aims } from './aims';
import { kindsAt } from './storm/kinds';

const ARROW = 'await-outcome → sfn.SendTaskSuccess';
const OTHER = 'contact-event → sqs.DeleteMessage';

const world = (seed: number, ...arrows: string[]) => ({ seed, passed: Object.fromEntries(arrows.map((arrow) => [arrow, 1])), strikes: [] });

describe('what a run aims at', () => {
  it('is every fault that applies where some world passed and that struck nowhere, four to a world, one to an arrow', () => {
    const aims = new Aims();
    for (let seed = 1; seed <= 20; seed++) aims.add(world(seed, ARROW, OTHER));
    const worlds = aims.worlds(100);
    const sites = worlds.flatMap((each) => each.aims);
    expect(sites.sort()).toEqual([ARROW, OTHER].flatMap((arrow) => (kindsAt(arrow) ?? []).map((kind) => `${kind} @ ${arrow}`)).sort());
    for (const { aims: own } of worlds) expect(new Set(own.map((site) => site.split(' @ ')[1])).size).toBe(own.length);
  });

  it('is an arrow that few worlds pass once in each of more worlds of those seeds', () => {
    const aims = new Aims();
    aims.add(world(7, ARROW));
    const worlds = aims.worlds(100);
    expect(worlds.map(({ seed }) => seed)).toEqual((kindsAt(ARROW) ?? []).map(() => 7));
    expect(new Set(worlds.flatMap((each) => each.aims)).size).toBe(worlds.length);
  });

  it('is nothing that has struck', () => {
    const aims = new Aims();
    aims.add({ ...world(1, OTHER), strikes: (kindsAt(OTHER) ?? []).map((kind) => ({ kind, arrow: OTHER })) });
    expect(aims.worlds(100)).toEqual([]);
  });

  it('does not depend on the order in which worlds end, and is no more than asked for', () => {
    const seeds = Array.from({ length: 60 }, (_, seed) => seed);
    const [one, other] = [new Aims(), new Aims()];
    for (const seed of seeds) one.add(world(seed, ARROW));
    for (const seed of [...seeds].reverse()) other.add(world(seed, ARROW));
    expect(one.worlds(100)).toEqual(other.worlds(100));
    expect(one.worlds(3)).toHaveLength(3);
  });
});
