import { percentilesOf } from '../../lambdas/shared/performance';
import type { TraceEvent } from '../../local/cloud/trace';
import { Conversation, startTestCenter, type TestCenter } from '../support/test-center';
import { logLines, turnLines } from '../support/turn-lines';

/** What a caller may say, in an order that visits the rungs. */
const SCRIPT = [
  'hello',
  'what is this demo',
  'am I talking to a robot about the demo',
  'what do you think about seals',
  'which languages do you speak',
  'tell me about ships',
];
const BOOKING = ['please call me back', 'Ada Lovelace', 'Analytical Engines', 'answering support calls at night', 'yes'];

/** Environments that the template keeps warm: each has read the key before its first caller. */
const PROVISIONED = 2;

/** API calls that began, by who called. */
const callsOf = (events: readonly TraceEvent[], operation: string, principal: RegExp): number =>
  events.filter(
    ({ type, phase, detail }) =>
      type === 'api.call' && phase === 'start' && detail['operation'] === operation && principal.test(String(detail['principal'])),
  ).length;

describe('what turns cost', () => {
  let center: TestCenter;
  beforeEach(async () => {
    center = await startTestCenter();
  });
  afterEach(() => center.close());

  it('adds up: of each of 200 turns at most 5 ms are unaccounted for, in the function and as Lex sees it', async () => {
    const call = await center.caller('+14155552671').dials();
    for (let turn = 0; turn < 200; turn++) await call.says(SCRIPT[turn % SCRIPT.length] as string);
    const lines = turnLines(center.trace);
    expect(lines).toHaveLength(200);
    expect(Math.max(...lines.map(({ UnattributedTime }) => UnattributedTime))).toBeLessThanOrEqual(5);
    const ofLex = unattributedOfTurns(center.trace.events);
    expect(ofLex).toHaveLength(200);
    expect(Math.max(...ofLex)).toBeLessThanOrEqual(5);
    expect(percentilesOf(lines.map(({ TurnLatency }) => TurnLatency)).max).toBeLessThanOrEqual(2200);
    expect(callsOf(center.trace.events, 'UpdateItem', /RegenerateResponses/)).toBeGreaterThan(10); // what everybody asks is there before it is asked
    expect(new Set(lines.map(({ rung }) => rung))).toEqual(new Set(['rule', 'keyword', 'fast', 'cached']));
  });

  it('is one GetSecretValue an environment, and none for 100 warm invocations', async () => {
    const call = await center.caller('+14155552671').dials();
    await call.says('hello');
    const warm = center.trace.events.length;
    for (let turn = 0; turn < 100; turn++) await call.says(`tell me about seals and ships ${turn}`);
    expect(turnLines(center.trace)).toHaveLength(101);
    expect(callsOf(center.trace.events.slice(warm), 'GetSecretValue', /LexFulfillment/)).toBe(0);
    expect(callsOf(center.trace.events, 'GetSecretValue', /LexFulfillment/)).toBe(PROVISIONED);
  });

  it('is no further read of the scenario in an outbound call of ten turns, whose opening is there within 300 ms of the answer', async () => {
    const ada = center.caller('+14155552671');
    await (await ada.dials()).saysAll(...BOOKING);
    const leg = await ada.isRung();
    const ringing = center.trace.events.length;
    const call = new Conversation(leg, center.clock);
    leg.answers();
    const answeredAt = center.clock.now();
    await center.clock.runUntil(() => call.heard.length > 0);
    expect(center.clock.now() - answeredAt).toBeLessThanOrEqual(300);
    await call.untilListening();
    for (let turn = 0; turn < 10; turn++) await call.says(`what about point ${turn}`);
    const during = center.trace.events.slice(ringing);
    expect(call.turns).toHaveLength(10);
    expect(callsOf(during, 'GetItem', /LexFulfillment/)).toBe(0); // the check-in has read it, and signed it into the session
    expect(callsOf(during, 'GetItem', /OutboundCheckIn/)).toBe(2); // the row and the scenario
  });
});

it('what Salesforce takes is measured, session and calls apart; the lead of a first callback is one request', async () => {
  const center = await startTestCenter();
  const ada = center.caller('+14155552671');
  await (await ada.dials()).saysAll(...BOOKING);
  await ada.isRung();
  const lines = logLines(center.trace).filter(({ message }) => message === 'salesforce');
  expect(lines.map(({ Span }) => Span)).toEqual(['salesforce_auth', 'salesforce_call']);
  for (const { SalesforceLatency } of lines) expect(SalesforceLatency).toBeGreaterThan(0);
  expect(JSON.stringify(lines)).not.toMatch(/Lovelace|2671|Engines/);
  expect(center.salesforce.leads()).toHaveLength(1);
  await center.close();
});

/** Of each turn, the time in which nothing beneath it was going on. */
function unattributedOfTurns(events: readonly TraceEvent[]): number[] {
  const ended = events
    .filter(({ phase }) => phase === 'end')
    .map(({ span, parent, type, at, detail }) => ({ span, parent, type, at, ms: Number(detail['ms']) }));
  return ended
    .filter(({ type }) => type === 'lex.turn')
    .map((turn) => {
      const children = ended.filter(({ parent }) => parent === turn.span).sort((a, b) => a.at - a.ms - (b.at - b.ms));
      let coveredTo = turn.at - turn.ms;
      let gaps = 0;
      for (const { at, ms } of children) {
        gaps += Math.max(0, at - ms - coveredTo);
        coveredTo = Math.max(coveredTo, at);
      }
      return gaps + Math.max(0, turn.at - coveredTo);
    });
}
