import { npmRun } from '../support/npm-run';

/** `npm run determinism` plays a hundred seeds. */
it('a seed gives the same trace twice, byte for byte, and another seed another one', () => {
  expect(npmRun('determinism', '--runs', '3')).toMatchObject({ runs: 3, same: 3, traces: 3, different: [] });
});
