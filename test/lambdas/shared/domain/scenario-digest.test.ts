import { DIGEST_MAX_BYTES, digestOf, parseDigest } from '../../../../lambdas/shared/domain/scenario-digest';
import { standardScenario } from '../../../../lambdas/shared/language/standard-scenario';

describe('the digest of a scenario', () => {
  it('is the scenario, when it is as short as it should be', () => {
    expect(parseDigest(digestOf(standardScenario()))).toEqual(standardScenario());
  });

  it.each(['word '.repeat(500), '"\\'.repeat(500), '日本'.repeat(500), '\ud83d\ude00'.repeat(500), '\n\u0000'.repeat(500)])(
    'stays within its bytes',
    (long) => {
      const digest = digestOf({ source: long, opening: long, goal: long, points: Array.from({ length: 20 }, () => long), closing: long });
      expect(Buffer.byteLength(digest)).toBeLessThanOrEqual(DIGEST_MAX_BYTES);
      expect(parseDigest(digest)).toBeDefined();
      expect(digest).not.toMatch(/\\ud83d"/);
    },
  );

  it.each(['', 'null', '{}', '[]', '["a","b","c","d","e"]', '["a","b","c",[1],"e"]', '[1,2,3,[],5]'])('is told from %s', (text) => {
    expect(parseDigest(text)).toBeUndefined();
  });
});
