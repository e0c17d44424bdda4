import { CALL } from '../../../bench/latency/call-shape';
import { issueClaims, phaseClaims } from '../../../bench/latency/claims';
import { BEFORE, BOUND, type Design, designs } from '../../../bench/latency/design';
import { drawCall } from '../../../bench/latency/draws';
import { DOCUMENT } from '../../../bench/latency/profile';
import { type DesignResult, resultOf, simulate } from '../../../bench/latency/simulate';
import { targetsOf } from '../../../bench/latency/targets';
import { seededRandom } from '../../../local/cloud/seeded-random';

const random = seededRandom('claims');
const draws = Array.from({ length: 150 }, (_, call) => drawCall(random.fork(`call ${call}`), CALL.length));
const bound = simulate(BOUND, DOCUMENT, draws);
const results = designs([]).map((design) => resultOf(design, simulate(design, DOCUMENT, draws), bound));
const result = (name: string) => results.find((each) => each.name === name) as DesignResult;
const alone = (technique: string) =>
  simulate({ ...(designs([]).find(({ name }) => name.endsWith(`alone: ${technique}`)) as Design) }, DOCUMENT, draws);

it("sets each of the document's twelve issues beside what it saves alone", () => {
  const claims = issueClaims(simulate(BEFORE, DOCUMENT, draws), alone);
  expect(claims.map(({ issue }) => issue)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  // A cold start is saved where there was one, and nowhere else.
  expect(claims[0]).toMatchObject({ technique: 'alias', verdict: 'as claimed' });
  expect(claims[0]?.appliesTo).toBeLessThan(0.5);
  expect(claims[9]).toMatchObject({ technique: 'tracing', savedMeanMs: 0, verdict: 'as claimed' });
});

it('says at which percentile a phase keeps its promise', () => {
  const [, , last] = phaseClaims(result);
  expect(last).toMatchObject({ phase: 'phases 1+2+3', claimedMs: [0, 1000] });
  expect(last?.holdsAt).toContain('p50');
  expect(last?.holdsAt).not.toContain('p99');
});

it('says of a target that is missed why', () => {
  const missed = targetsOf('document', true, (name) => (name === 'all' ? result('before') : result(name)), phaseClaims(result)).filter(
    ({ isMet }) => !isMet,
  );
  expect(missed.length).toBeGreaterThan(0);
  expect(missed.every(({ cause }) => cause !== undefined && cause.length > 0)).toBe(true);
});
