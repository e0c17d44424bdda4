import { creationOrder } from '../../../local/cloud/graph';

const dependencies = (of: Record<string, string[]>) => new Map(Object.entries(of).map(([name, needs]) => [name, new Set(needs)]));

describe('the order of creation', () => {
  it('is dependencies first, otherwise as written', () => {
    expect(creationOrder(dependencies({ Alias: ['Version'], Role: [], Version: ['Function'], Function: ['Role'], Queue: [] }))).toEqual({
      order: ['Role', 'Function', 'Version', 'Alias', 'Queue'],
      cycles: [],
    });
  });

  it('names each cycle as a way back to where it began, and leaves its members out', () => {
    const { order, cycles } = creationOrder(dependencies({ A: ['B'], B: ['C', 'D'], C: ['A'], D: [], Self: ['Self'], User: ['A'] }));
    expect(order).toEqual(['D', 'User']);
    expect(cycles).toEqual([
      ['A', 'B', 'C', 'A'],
      ['Self', 'Self'],
    ]);
  });

  it('ignores what is not in the map', () => {
    expect(creationOrder(dependencies({ A: ['Elsewhere'] }))).toEqual({ order: ['A'], cycles: [] });
  });
});
