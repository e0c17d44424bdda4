import { bugs } from './bugs';
import { patchedFiles } from './plant';

describe('a planted bug', () => {
  it('is refused when the source no longer has what it changes', () => {
    const bug = {
      name: 'x',
      says: '',
      breaks: [],
      source: [{ file: 'lambdas/shared/domain/ids.ts', find: 'nobody wrote this', replace: '' }],
    };
    expect(() => patchedFiles(bug)).toThrow(
      /cannot be planted: lambdas\/shared\/domain\/ids.ts has 0 times "nobody wrote this", expected once/,
    );
  });

  it.each(bugs.map((bug) => [bug.name, bug] as const))('"%s" still finds its place', (_name, bug) => {
    for (const [, text] of patchedFiles(bug)) expect(text).not.toBe('');
    expect(bug.source ?? bug.definition).toBeDefined();
  });

  it('comes in at least twelve kinds, each with an invariant that it should break', () => {
    expect(bugs.length).toBeGreaterThanOrEqual(12);
    expect(new Set(bugs.map(({ name }) => name)).size).toBe(bugs.length);
    expect(bugs.every(({ breaks }) => breaks.length > 0)).toBe(true);
  });
});
