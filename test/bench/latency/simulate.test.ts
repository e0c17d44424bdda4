import { CALL } from '../../../bench/latency/call-shape';
import { BEFORE, BOUND, type Design, designs, EVERYTHING, type Technique } from '../../../bench/latency/design';
import { drawCall } from '../../../bench/latency/draws';
import { DOCUMENT, type Profile, TODAY } from '../../../bench/latency/profile';
import { resultOf, simulate } from '../../../bench/latency/simulate';
import { percentiles } from '../../../bench/statistics';
import { seededRandom } from '../../../local/cloud/seeded-random';

const random = seededRandom('test');
const draws = Array.from({ length: 60 }, (_, call) => drawCall(random.fork(`call ${call}`), CALL.length));
const only = (technique: Technique): Design => ({ ...BEFORE, name: technique, on: new Set([technique]) });

it('draws the same luck from the same seed, and other luck for another call', () => {
  const again = seededRandom('test');
  expect(drawCall(again.fork('call 0'), CALL.length)).toEqual(draws[0]);
  expect(draws[1]).not.toEqual(draws[0]);
});

it.each([DOCUMENT, TODAY])('gives the same numbers twice, bit for bit ($name)', (profile) => {
  expect(simulate(EVERYTHING, profile, draws)).toEqual(simulate(EVERYTHING, profile, draws));
});

it.each([DOCUMENT, TODAY])('has no design that beats the bound, in any turn or call ($name)', (profile) => {
  const bound = simulate(BOUND, profile, draws);
  const compared = designs([]).map((design) => [design.name, simulate(design, profile, draws)] as const);
  for (const [name, { heard, ring }] of compared) {
    expect([name, heard.findIndex((ms, turn) => ms < (bound.heard[turn] ?? 0) - 1e-6)]).toEqual([name, -1]);
    expect([name, ring.findIndex((ms, call) => ms < (bound.ring[call] ?? 0) - 1e-6)]).toEqual([name, -1]);
  }
});

it.each(['alias', 'staticReplies', 'secretCache', 'sessionScenario', 'shortPrompt', 'salesforcePool', 'leanHistory', 'fastModel'] as const)(
  'lets %s make no turn longer',
  (technique) => {
    const before = simulate(BEFORE, DOCUMENT, draws).handler;
    const after = simulate(only(technique), DOCUMENT, draws).handler;
    expect(after.findIndex((ms, turn) => ms > (before[turn] ?? 0) + 1e-6)).toBe(-1);
    expect(after).not.toEqual(before);
  },
);

it('changes nothing in a turn by tracing, which only lets one see', () => {
  expect(simulate(only('tracing'), DOCUMENT, draws)).toEqual(simulate(BEFORE, DOCUMENT, draws));
});

it('ends every turn within the budget of the product when there is one', () => {
  const warm: Profile = { ...TODAY, chances: { ...TODAY.chances, coldLatest: 0, coldAlias: 0, coldWarmed: 0, straggles: 1 } };
  const { handler, cannedShare } = simulate(EVERYTHING, warm, draws);
  expect(Math.max(...handler)).toBeLessThan(2200);
  expect(cannedShare).toBeGreaterThan(0);
});

it('asks a second time only as often as the hedge of the product allows', () => {
  const slow: Profile = { ...TODAY, chances: { ...TODAY.chances, straggles: 1, guessed: 0 } };
  const without = new Set([...EVERYTHING.on].filter((technique) => technique !== 'hedge'));
  const more =
    simulate(EVERYTHING, slow, draws).modelCallsPerCall / simulate({ ...EVERYTHING, on: without }, slow, draws).modelCallsPerCall;
  expect(more).toBeGreaterThan(1);
  expect(more).toBeLessThanOrEqual(1.11);
});

it('is calibrated to the 9 seconds that the document reports', () => {
  expect(percentiles(simulate(BEFORE, DOCUMENT, draws).handler).p99).toBeGreaterThan(8500);
});

it('counts a workflow that fails as a phone that never rings, and leaves it out of the percentiles', () => {
  const failing: Profile = { ...DOCUMENT, chances: { ...DOCUMENT.chances, leadFails: 1 } };
  const bound = simulate(BOUND, failing, draws);
  expect(resultOf(BEFORE, simulate(BEFORE, failing, draws), bound).ring.neverShare).toBe(1);
  // The deployed definition retries, and goes on without a lead.
  expect(resultOf(EVERYTHING, simulate(EVERYTHING, failing, draws), bound).ring.neverShare).toBe(0);
});
