import { builtTechniques } from '../../../bench/latency/built/built';
import { TECHNIQUES } from '../../../bench/latency/design';
import { ASSEMBLY } from '../../support/assembly';

it('finds out about every technique whether this product has it, each by something seen', async () => {
  const built = await builtTechniques(ASSEMBLY);
  expect(new Set(built.map(({ technique }) => technique))).toEqual(new Set(Object.keys(TECHNIQUES)));
  expect(built).toHaveLength(Object.keys(TECHNIQUES).length);
  expect(built.every(({ seen }) => seen.length > 0)).toBe(true);
  const has = (name: string) => built.find(({ technique }) => technique === name)?.isBuilt;
  expect(['alias', 'parallelWorkflow', 'express', 'fastModel', 'staticReplies', 'sentenceCut', 'deadline'].map(has)).not.toContain(false);
});
