import { existsSync } from 'node:fs';
import { readCases, whyLeftOut } from './cases';
import { type Comparison, compare } from './compare';
import { runCase } from './run-case';

/** Recorded executions are not part of the repository: where they are is told by the environment. */
const file = process.env['ASL_CASES'];
const isThere = file !== undefined && existsSync(file);

(isThere ? describe : describe.skip)(
  'what AWS was recorded to answer (skipped unless ASL_CASES names a file of recorded executions)',
  () => {
    it('is what happens here', async () => {
      const cases = readCases(file as string);
      const run = cases.filter((recorded) => whyLeftOut(recorded) === undefined);
      const results: Comparison[] = [];
      for (const recorded of run) results.push(compare(recorded, await runCase(recorded)));
      const share = (level: 'outcome' | 'sequence' | 'details') => {
        const known = results.filter((result) => result[level] !== undefined);
        return known.filter((result) => result[level]).length / known.length;
      };
      expect(share('outcome')).toBeGreaterThanOrEqual(0.99);
      expect(share('sequence')).toBeGreaterThanOrEqual(0.98);
      expect(share('details')).toBeGreaterThanOrEqual(0.95);
    });
  },
);
