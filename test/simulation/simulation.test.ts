import { npmRun } from '../support/npm-run';
import { keptSeeds } from './kept-seeds';

const SEED = 8;

describe('the simulation', () => {
  it('finds nothing wrong anymore in the seeds that something was wrong in', () => {
    const report = npmRun('simulate', '--seeds', '1', '--from', String(SEED), '--no-keep');
    expect(report).toMatchObject({ seeds: 1, kept: keptSeeds().length, violations: 0, failing: [] });
  });

  it('is a function of the seed: the same one gives the same trace', () => {
    expect(npmRun('simulate', '--determinism', '2', '--from', String(SEED))).toMatchObject({ same: 2, different: [] });
  });

  it('strikes where it is told to, the first time that somebody passes there', () => {
    const aim = 'slow @ lex → lambda.Invoke(lex-fulfillment)';
    const { strikes, violations } = npmRun('simulate', '--replay', String(SEED), '--aim', aim);
    expect(strikes.map(({ id }: { id: string }) => id)).toContain(`${aim} aimed`);
    expect(violations).toEqual([]);
  });
});
